// The client of openapi.yaml, which has one operation for each way in which a value can travel. Generated on each build.
