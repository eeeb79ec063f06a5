# The values of a part have a type.
s/colour: "red"/colour: .red/
