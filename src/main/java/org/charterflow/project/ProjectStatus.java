package org.charterflow.project;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.charterflow.language.Bilingual;

/** Where a project of the register stands. */
public enum ProjectStatus {
    INCUBATING("孵化中", "incubating"),
    ACTIVE("活跃", "active"),
    ARCHIVED("已归档", "archived"),
    TRANSFERRED("已移交", "transferred");

    private final Bilingual label;

    ProjectStatus(String zh, String en) {
        this.label = Bilingual.of(zh, en);
    }

    public Bilingual label() {
        return label;
    }

    /** The status that programs call so. */
    public static Optional<ProjectStatus> of(String code) {
        return Stream.of(values()).filter(status -> status.code().equals(code)).findFirst();
    }

    /** The status that somebody writes of: its code, or its name in either language. */
    public static Optional<ProjectStatus> named(String word) {
        String wanted = word.strip().toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(status -> wanted.equals(status.code())
                        || wanted.equals(status.label.zh())
                        || wanted.equals(status.label.zh().replace("已", "")))
                .findFirst();
    }

    /** The word for programs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
