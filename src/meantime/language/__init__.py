"""Reading a sentence, on the device, without any service: proposals with the words they come from."""
