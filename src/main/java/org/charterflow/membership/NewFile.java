package org.charterflow.membership;

/**
 * A file as it comes in.
 *
 * @param declared what the sender says it is; empty where nothing is said
 * @param name file name as given
 * @param content the bytes; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record NewFile(String declared, String name, byte[] content) {}
