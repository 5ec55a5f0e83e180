package org.charterflow.mail.inbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The messages of {@code examples/mail}, each time as another mail of another sender. */
public final class Examples {

    public static final String PROOF =
            "Authentication-Results: mx.oscar.example; dmarc=pass header.from=chenxing.example\r\n";

    private Examples() {}

    /**
     * The message, one octet a character.
     *
     * @param from stands in for zhou@chenxing.example
     */
    public static String mail(String file, String from) {
        try {
            return Files.readString(Path.of("examples/mail", file), StandardCharsets.ISO_8859_1)
                    .replace("zhou@chenxing.example", from)
                    .replace("<sample-", "<" + UUID.randomUUID() + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
