# A number in two spellings is a number.
s/\.int\(([0-9]+)\)/\1/g
