import HelodataDiagnostics
import HelodataSpec

/// Lowers the fields of a form with their encodings (OpenAPI 3.1 §4.8.15).
struct FormLowering {
    let context: LoweringContext
    let schemas: SchemaLowering
    let entry: MediaTypeEntry
    /// Whether styles count for multipart forms too.
    let stylesParts: Bool

    func fields(_ structure: Structure, isMultipart: Bool) -> [FormField] {
        structure.properties.map { field($0, isMultipart: isMultipart) }
            + structure.constants.map { constant in
                FormField(
                    name: constant.name, wireName: constant.wireName, presence: .required, style: nil, contentType: nil)
            }
    }

    /// OpenAPI 3.1 §4.8.14: an encoding is that of a property.
    func checkEncodings() {
        guard let schema = entry.schema, case .object(let object)? = schemas.merger.resolvedMeaning(schema)?.core,
            object.patterns.isEmpty
        else { return }
        switch object.additional {
        case .schema?, .allowed(true)?: return
        case nil, .allowed(false)?: break
        }
        let names = object.members.map(\.key)
        for (key, encoding) in entry.encoding where !names.contains(key) {
            let hint = Suggestion.nearest(to: key, in: names).map { "; did you mean '\($0)'?" } ?? ", and says nothing"
            context.warning(
                "encoding-unknown", "'\(key)' has an encoding but is not among the properties\(hint)", at: encoding.location)
        }
    }

    private func field(_ property: Property, isMultipart: Bool) -> FormField {
        let encoding = entry.encoding.first { $0.key == property.wireName }?.encoding
        if let encoding, let written = encoding.style, ParameterStyle.Style(named: written) == nil {
            context.error(
                "parameter-style",
                "the field '\(property.wireName)' has style '\(written)'; known are form, spaceDelimited, pipeDelimited and deepObject",
                at: encoding.location)
        }
        let isFile = property.type == .file || property.type == .array(.file)
        let style = encoding.flatMap { self.style($0, isMultipart: isMultipart, isFile: isFile) }
        return FormField(
            name: property.name, wireName: property.wireName, presence: property.presence, style: style,
            contentType: style == nil ? encoding.flatMap { self.contentType($0, property, isFile: isFile) } : nil,
            isFile: isMultipart && isFile)
    }

    /// OpenAPI 3.1 §4.8.15.1.2: with any of `style`, `explode` and `allowReserved` the media type does not count.
    private func style(_ encoding: EncodingObject, isMultipart: Bool, isFile: Bool) -> ParameterStyle? {
        if encoding.style == nil, encoding.explode == nil, !encoding.allowReserved {
            return !isMultipart && encoding.contentType.map { MediaType($0).family == .json } == true ? .json : nil
        }
        if isMultipart, isFile || !stylesParts { return nil }
        let style = encoding.style.flatMap { ParameterStyle.Style(named: $0) } ?? .form
        return ParameterStyle(
            style: style, explode: encoding.explode ?? style.explodesByItself,
            allowReserved: encoding.allowReserved)
    }

    /// The media type of a part may be a list (§4.8.15.1.1): a file chooses from it, what is not a file is sent as the first that
    /// suits it.
    private func contentType(_ encoding: EncodingObject, _ property: Property, isFile: Bool) -> String? {
        guard let written = encoding.contentType else { return nil }
        if isFile { return written }
        let types = written.split(separator: ",").map { MediaType(String($0.drop { $0 == " " })) }
        let exact = types.filter { !$0.isRange }
        guard isObject(property.type) else { return exact.first?.text }
        if let json = exact.first(where: { $0.family == .json }) { return json.text }
        // JSON lies in `*/*` and in `application/*`.
        if types.contains(where: { $0.isRange && $0.family == .json }) { return nil }
        context.warning(
            "encoding-content-type",
            "the field '\(property.wireName)' is an object of '\(written)'; objects are sent as JSON", at: encoding.location)
        return nil
    }

    private func isObject(_ type: TypeRef) -> Bool {
        switch type {
        case .scalar: false
        case .named: schemas.structure(type) != nil
        case .dictionary: true
        case .array(let element), .nullable(let element): isObject(element)
        }
    }
}
