package org.charterflow.membership.process;

import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** Where an application can stand while it is open, and how it comes there. */
enum Stage {
    ADDRESS_TO_BE_CONFIRMED((way, applicant) -> way.apply(applicant.unproven())),
    TO_BE_TRANSCRIBED((way, applicant) -> way.apply(applicant.notUnderstood("邮政编号码：100080"))),
    TO_BE_COMPLETED((way, applicant) -> way.apply(applicant.without("postcode"))),
    UNDER_REVIEW((way, applicant) -> way.apply(applicant)),
    CLASS_BEFORE_BOARD((way, applicant) -> way.apply(
                    applicant.with("userOrganisation", "yes").with("vendor", "yes"))
            .complete("userTask_reviewDossier", Map.of("reviewDecision", "board-class", "correctedClass", "user"))),
    BEFORE_BOARD((way, applicant) -> way.apply(applicant).accept()),
    TO_BE_SIGNED((way, applicant) -> signedAnew(way, applicant)),
    SIGNATURE_TO_BE_CHECKED((way, applicant) -> signedAnew(way, applicant).supplement(Map.of(), "application-form")),
    ACCEPTANCE_SENT((way, applicant) -> way.apply(applicant).accept().vote(9)),
    ACCEPTANCE_TO_BE_DELIVERED(
            (way, applicant) -> way.apply(applicant).accept().vote(9).acceptanceBounces());

    private final BiConsumer<Journey, Applicant> way;

    Stage(BiConsumer<Journey, Applicant> way) {
        this.way = way;
    }

    private static Journey signedAnew(Journey way, Applicant applicant) {
        return way.apply(applicant).accept().newRules("2").vote(9);
    }

    /** An applicant for this stage: only OSCAR puts a class to its board, only model rules are amended in tests. */
    Applicant applicant() {
        return this == CLASS_BEFORE_BOARD ? Applicant.of("oscar", "enterprise") : Applicant.of("hubei", "ordinary");
    }

    /** Brings an application there. */
    void reach(Journey journey, Applicant applicant) {
        way.accept(journey, applicant);
    }

    String state() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
