package org.charterflow.project;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a member says when it is asked for its support, or later. */
public enum SupportAnswer {
    GIVE(Support.Step.GIVEN),
    DECLINE(Support.Step.DECLINED),
    WITHDRAW(Support.Step.WITHDRAWN);

    private final Support.Step step;

    SupportAnswer(Support.Step step) {
        this.step = step;
    }

    Support.Step step() {
        return step;
    }

    /** The word in forms and JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SupportAnswer> of(String code) {
        return Stream.of(values()).filter(answer -> answer.code().equals(code)).findFirst();
    }
}
