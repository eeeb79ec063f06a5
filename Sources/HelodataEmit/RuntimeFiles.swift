// The files of the runtime, as they are copied into each client.
