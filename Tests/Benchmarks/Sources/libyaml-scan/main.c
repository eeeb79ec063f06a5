// The least that any reader of a YAML file does: libyaml's events over the whole file, thrown away. Prints their number.
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

int main(int argc, char **argv) {
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (file == NULL) {
        fprintf(stderr, "usage: libyaml-scan FILE\n");
        return 2;
    }
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    unsigned char *text = malloc(size + 1);
    if (text == NULL || fread(text, 1, size, file) != size) return 2;
    fclose(file);

    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) return 2;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, text, size);
    long events = 0;
    int isDone = 0;
    while (!isDone) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            fprintf(stderr, "libyaml-scan: line %zu: %s\n", parser.problem_mark.line + 1, parser.problem);
            return 1;
        }
        isDone = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
        events++;
    }
    yaml_parser_delete(&parser);
    free(text);
    printf("%ld\n", events);
    return 0;
}
