package org.charterflow.membership;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.charterflow.casefile.Finding;
import org.charterflow.language.Bilingual;

/** Which files an application may bring, told by their first bytes and not by what they claim. */
final class FileTypes {

    /** The largest file accepted, in bytes. */
    static final long LARGEST = 10L * 1024 * 1024;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final Map<String, String> ZIPPED = Map.of(
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "ofd", "application/ofd");
    private static final Map<String, String> COMPOUND = Map.of(
            "doc", "application/msword",
            "wps", "application/msword",
            "xls", "application/vnd.ms-excel",
            "et", "application/vnd.ms-excel");

    private FileTypes() {}

    /** The media type of the content; empty for one that is not accepted. */
    static Optional<String> of(String name, byte[] content) {
        if (starts(content, "%PDF-".getBytes(StandardCharsets.US_ASCII))) {
            return Optional.of("application/pdf");
        }
        if (starts(content, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n'})) {
            return Optional.of("image/png");
        }
        if (starts(content, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF})) {
            return Optional.of("image/jpeg");
        }
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (starts(content, ZIP)) {
            return Optional.ofNullable(ZIPPED.get(extension));
        }
        return starts(content, OLE) ? Optional.ofNullable(COMPOUND.get(extension)) : Optional.empty();
    }

    /** Why a file cannot be accepted; empty when it can. */
    static Optional<Finding> fault(String field, String name, byte[] content, String article) {
        if (content.length == 0) {
            return Optional.of(Finding.wrong(
                    field,
                    "attachment-empty",
                    article,
                    Bilingual.of("附件“" + name + "”是空的", "the attachment \"" + name + "\" is empty")));
        }
        if (content.length > LARGEST) {
            return Optional.of(Finding.wrong(
                    field,
                    "attachment-size",
                    article,
                    Bilingual.of("附件“" + name + "”超过 10 MB", "the attachment \"" + name + "\" is larger than 10 MB")));
        }
        if (of(name, content).isEmpty()) {
            return Optional.of(Finding.wrong(
                    field,
                    "attachment-type",
                    article,
                    Bilingual.of(
                            "附件“" + name + "”不是 PDF、图片、Word 或 Excel 文件",
                            "the attachment \"" + name + "\" is no PDF, image, Word or Excel file")));
        }
        return Optional.empty();
    }

    private static boolean starts(byte[] content, byte[] magic) {
        return content.length >= magic.length && Arrays.equals(content, 0, magic.length, magic, 0, magic.length);
    }
}
