package org.charterflow.mail.reading;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One leaf of a message.
 *
 * @param mediaType in lower case, {@code text/plain} when none is given
 * @param parameters of the content type, names in lower case
 * @param attached whether the sender marked it as a file, by disposition or by a name
 * @param name the file's name as sent, decoded and made harmless for display
 * @param content the bytes after transfer decoding
 */
public record MailPart(
        String mediaType,
        Map<String, String> parameters,
        boolean attached,
        @Nullable String name,
        byte[] content) {

    boolean isInlineText(String subtype) {
        return !attached && mediaType.equals("text/" + subtype);
    }
}
