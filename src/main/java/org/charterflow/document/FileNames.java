package org.charterflow.document;

import java.text.Normalizer;

/** Makes a given file name safe to show and to save. */
final class FileNames {

    private static final int LONGEST = 120;

    private FileNames() {}

    /**
     * The last part of the name, without control, format (zero-width, bidirectional), surrogate and reserved
     * characters, at most 120 characters, and with an extension of the type.
     */
    static String clean(String given, FileType type) {
        String name = Normalizer.normalize(given, Normalizer.Form.NFC).replace('\\', '/');
        name = name.substring(name.lastIndexOf('/') + 1)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]", "")
                .replaceAll("[<>:\"|?*]", "_")
                .strip()
                .replaceAll("^\\.+|[. ]+$", "");
        if (name.isEmpty()) {
            name = "document";
        }
        int dot = name.lastIndexOf('.');
        boolean fits = dot > 0 && FileType.ofName(name).filter(type::equals).isPresent();
        String extension = fits ? name.substring(dot) : "." + type.extensions.get(0);
        String stem = fits ? name.substring(0, dot) : name;
        int room = LONGEST - extension.length();
        return (stem.codePointCount(0, stem.length()) <= room
                        ? stem
                        : stem.substring(0, stem.offsetByCodePoints(0, room)))
                + extension;
    }
}
