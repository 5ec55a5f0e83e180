package org.charterflow.charter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.charterflow.alliance.ProfileException;
import org.charterflow.alliance.StrictYaml;
import org.charterflow.language.Bilingual;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/**
 * A version of a governing document as a file: front matter in YAML, then the text in Markdown.
 *
 * @param text the whole file with line feeds, front matter included
 */
record GoverningDocumentFile(FrontMatter frontMatter, String text) {

    private static final String FENCE = "---\n";

    /**
     * What a file says of itself.
     *
     * @param name which document it is a version of
     * @param effectiveFrom the first day on which it is in force
     */
    record FrontMatter(String name, String version, Bilingual title, LocalDate effectiveFrom) {}

    /**
     * Reads a file.
     *
     * @throws ProfileException naming file and key when something is missing
     */
    static GoverningDocumentFile read(Resource file) {
        String name = file.getDescription();
        String text = text(file, name);
        int end = text.indexOf("\n" + FENCE, FENCE.length() - 1);
        if (!text.startsWith(FENCE) || end < 0) {
            throw new ProfileException(
                    List.of(
                            name
                                    + ", line 1: expected front matter between two lines --- with name, version, title and effectiveFrom"));
        }
        byte[] yaml = text.substring(FENCE.length(), end + 1).getBytes(UTF_8);
        return new GoverningDocumentFile(StrictYaml.read(new ByteArrayResource(yaml), name, FrontMatter.class), text);
    }

    /** A text without its front matter; one that was adopted by a resolution has none. */
    static String body(String text) {
        int end = text.indexOf("\n" + FENCE, FENCE.length() - 1);
        return (text.startsWith(FENCE) && end >= 0 ? text.substring(end + 1 + FENCE.length()) : text).strip();
    }

    /** SHA-256 of the text, lower-case hex; the same whatever line ends the file has. */
    String sha256() {
        return DigestUtils.sha256Hex(text);
    }

    private static String text(Resource file, String name) {
        try {
            return file.getContentAsString(UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
