// The client of spec/helodata.yaml. Everything in this module is generated on each build, by HelodataGenPlugin as
// helodata-gen.yaml says; this file only makes the folder a target. The same client, checked in: Generated/.
