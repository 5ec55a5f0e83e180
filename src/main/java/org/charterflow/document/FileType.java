package org.charterflow.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types of files an alliance works with; all others are refused. */
enum FileType {
    PDF("application/pdf", Family.PDF, "pdf"),
    PNG("image/png", Family.PNG, "png"),
    JPEG("image/jpeg", Family.JPEG, "jpg", "jpeg"),
    GIF("image/gif", Family.GIF, "gif"),
    WEBP("image/webp", Family.WEBP, "webp"),
    TIFF("image/tiff", Family.TIFF, "tif", "tiff"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Family.ZIP, "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Family.ZIP, "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", Family.ZIP, "pptx"),
    ODT("application/vnd.oasis.opendocument.text", Family.ZIP, "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", Family.ZIP, "ods"),
    OFD("application/ofd", Family.ZIP, "ofd"),
    ZIP("application/zip", Family.ZIP, "zip"),
    DOC("application/msword", Family.OLE, "doc", "wps"),
    XLS("application/vnd.ms-excel", Family.OLE, "xls", "et"),
    PPT("application/vnd.ms-powerpoint", Family.OLE, "ppt", "dps"),
    TEXT("text/plain", Family.TEXT, "txt", "log"),
    MARKDOWN("text/markdown", Family.TEXT, "md"),
    CSV("text/csv", Family.TEXT, "csv"),
    CALENDAR("text/calendar", Family.TEXT, "ics"),
    MAIL("message/rfc822", Family.TEXT, "eml"),
    JSON("application/json", Family.TEXT, "json"),
    YAML("application/yaml", Family.TEXT, "yaml", "yml"),
    XML("application/xml", Family.TEXT, "xml", "dmn", "bpmn");

    /** What the first bytes tell apart. Office formats share their container, and every text is a text. */
    enum Family {
        PDF,
        PNG,
        JPEG,
        GIF,
        WEBP,
        TIFF,
        ZIP,
        OLE,
        TEXT,
        PROGRAM,
        UNKNOWN
    }

    final String mediaType;
    final Family family;
    final List<String> extensions;

    FileType(String mediaType, Family family, String... extensions) {
        this.mediaType = mediaType;
        this.family = family;
        this.extensions = List.of(extensions);
    }

    /** The type of a declared media type, without regard to its parameters; some common misnomers are understood. */
    static Optional<FileType> ofMediaType(String declared) {
        String bare = declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        String known = switch (bare) {
            case "image/jpg", "image/pjpeg" -> "image/jpeg";
            case "application/x-pdf" -> "application/pdf";
            case "application/x-zip-compressed" -> "application/zip";
            case "text/xml" -> "application/xml";
            case "text/yaml", "application/x-yaml" -> "application/yaml";
            case "application/kswps", "application/vnd.ms-works" -> "application/msword";
            default -> bare;
        };
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(known))
                .findFirst();
    }

    /** The type that goes with a file name's last extension. */
    static Optional<FileType> ofName(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.extensions.contains(extension))
                .findFirst();
    }

    /** The type of a declaration that says nothing ({@code application/octet-stream}): by name and content. */
    static Optional<FileType> guess(String name, Family found) {
        return ofName(name)
                .filter(type -> type.family == found)
                .or(() -> Arrays.stream(values())
                        .filter(type -> type.family == found && found != Family.OLE)
                        .filter(type -> found != Family.ZIP || type == ZIP)
                        .findFirst());
    }
}
