/// Names of types that nearly every program uses, beyond those that the client itself needs. A second type of that name
/// would make each of their uses ambiguous in a file that imports both modules, so that a view of a program could no longer say
/// `Text` or `@State`. A schema called like one gets `Model` behind its name; it is one word to write, where the
/// alternative is the module's name before every `Text` of the program.
///
/// Types inside others have no need of it, for they are never called by their own name alone.
///
/// A choice, unlike `CollectedNames`: the client compiles without it. SwiftUI declares some thousand types more, which programs
/// use here and there; their names stay with the document.
enum FamiliarNames {
    static let all: Set<String> = Set((swift + foundation + swiftUI).split(whereSeparator: \.isWhitespace).map(String.init))

    private static let swift = """
        Actor AnyHashable AnyObject AnySequence AsyncStream AsyncThrowingStream Character Clock Decodable Encodable Float Float16
        Float80 Identifiable Int8 Int16 Int32 Int128 IteratorProtocol MainActor ObjectIdentifier Regex Result Slice SuspendingClock
        Swift TaskGroup ThrowingTaskGroup UInt16 UInt128 Type Protocol
        """

    private static let foundation = """
        AttributedString Bundle Calendar DateComponents DateFormatter DateInterval FileManager IndexPath IndexSet InputStream
        JSONDecoder JSONEncoder Locale Measurement Notification NotificationCenter Operation OperationQueue OSLog Process Progress
        Scanner Thread TimeInterval TimeZone Timer URLComponents URLError URLQueryItem UserDefaults Dispatch
        """

    /// Views, property wrappers and values of daily use.
    private static let swiftUI = """
        Alert Animation AnyView AppStorage AsyncImage Bindable Binding Button Canvas Color ColorPicker
        ContentUnavailableView ControlGroup DatePicker DisclosureGroup Divider EdgeInsets EmptyView Environment
        EnvironmentObject EnvironmentValues FocusState Font ForEach Form Gesture Grid GridItem GridRow Group GroupBox HStack Image
        Label LabeledContent LazyHGrid LazyHStack LazyVGrid LazyVStack Link List Menu NavigationLink NavigationPath
        NavigationSplitView NavigationStack NavigationView Observable ObservableObject ObservedObject Path Picker
        PreviewProvider ProgressView Published SceneStorage ScrollView Section SecureField
        ShareLink Slider Spacer State StateObject Stepper SwiftUI TabView Table Text TextEditor TextField Toggle ToolbarItem
         VStack View ViewBuilder ViewModifier ZStack
        """
}
