package org.charterflow.amendment;

import java.util.Arrays;
import java.util.Locale;
import org.charterflow.language.Bilingual;

/** Where an amendment stands. */
public enum AmendmentState {
    DRAFT(Bilingual.of("起草中", "draft")),
    BEFORE_ORGAN(Bilingual.of("审议中", "before the organ")),
    ADOPTED(Bilingual.of("已通过，待生效", "adopted, not in force yet")),
    IN_FORCE(Bilingual.of("已生效", "in force")),
    REJECTED(Bilingual.of("未通过", "rejected")),
    WITHDRAWN(Bilingual.of("已撤回", "withdrawn"));

    private final Bilingual label;

    AmendmentState(Bilingual label) {
        this.label = label;
    }

    public Bilingual label() {
        return label;
    }

    /** The word in tables, cases and the API: {@code before-organ}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static AmendmentState of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No amendment is '" + code + "'"));
    }
}
