package org.charterflow.mail;

/**
 * A file that came with a mail.
 *
 * @param name the file's name as sent, without path, control or direction characters; for display only, never a path
 * @param mediaType the declared type in lower case, without parameters, {@code application/octet-stream} when none
 * @param content the decoded bytes
 */
public record Attachment(String name, String mediaType, byte[] content) {}
