package org.charterflow.ballot;

import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * What was called of a seat at a meeting.
 *
 * @param representedBy the person who is there for the seat by a written proxy; null unless it is represented
 */
public record Attendance(UUID seat, Status status, @Nullable String representedBy) {

    /** @throws RuleViolation if a represented seat names nobody */
    public Attendance {
        if (status != Status.REPRESENTED) {
            representedBy = null;
        } else if (representedBy == null || representedBy.isBlank()) {
            throw RuleViolation.invalid(
                    "representedBy",
                    "proxy-named",
                    Bilingual.of("请填写受托出席人的姓名", "name the person who holds the seat's proxy"));
        } else {
            representedBy = representedBy.strip();
        }
    }

    /** Whether somebody is there for a seat. */
    public enum Status implements Coded {
        PRESENT(Bilingual.of("出席", "present")),
        REPRESENTED(Bilingual.of("委托出席", "represented")),
        ABSENT(Bilingual.of("缺席", "absent"));

        private final Bilingual label;

        Status(Bilingual label) {
            this.label = label;
        }

        public Bilingual label() {
            return label;
        }

        boolean attends() {
            return this != ABSENT;
        }
    }
}
