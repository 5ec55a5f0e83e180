package org.charterflow.group;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.charterflow.alliance.OrganKind;
import org.charterflow.charter.Waiting;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;

/** What is done about one group in one case: it is set up, gets a leader, or is dissolved. */
final class GroupCase {

    /** What the case is for. */
    enum Procedure {
        ESTABLISHMENT,
        LEADER,
        DISSOLUTION
    }

    /**
     * Who began a case.
     *
     * @param user {@code engine} where nobody did
     * @param unit the unit the user acts for; null where there is none
     * @param channel the journal's word for the door
     * @param motive why, in the mover's words; null where nothing was said
     */
    record Mover(
            String user,
            @Nullable UUID unit,
            String channel,
            @Nullable String motive) {}

    /** How a case began. */
    record Origin(
            String caseNumber, String alliance, Procedure procedure, OrganKind kind, Mover mover, Instant openedAt) {}

    /**
     * How far it has come.
     *
     * @param organ the group's id; null before it is set up
     * @param round counts the periods of recommendation
     * @param candidate the user who is to lead it; null while nobody is
     * @param ballot the latest question put to an organ
     */
    record Progress(
            @Nullable String organ,
            GroupState state,
            @Nullable FormationRule rule,
            int round,
            @Nullable String candidate,
            @Nullable UUID ballot,
            @Nullable Waiting waiting,
            @Nullable Bilingual reason,
            @Nullable Instant closedAt) {

        static Progress begun(@Nullable String organ, @Nullable String candidate) {
            return new Progress(organ, GroupState.RECEIVED, null, 0, candidate, null, null, null, null);
        }
    }

    final Origin origin;
    private Progress progress;

    GroupCase(Origin origin, Progress progress) {
        this.origin = origin;
        this.progress = progress;
    }

    Progress progress() {
        return progress;
    }

    String number() {
        return origin.caseNumber();
    }

    String alliance() {
        return origin.alliance();
    }

    GroupState state() {
        return progress.state();
    }

    /** @throws NullPointerException before the table was asked */
    FormationRule rule() {
        return Objects.requireNonNull(progress.rule(), "the rule is known once the table was asked");
    }

    /** @throws NullPointerException before the group is set up */
    String organ() {
        return Objects.requireNonNull(progress.organ(), "the group is set up first");
    }

    UUID ballot() {
        return Objects.requireNonNull(progress.ballot(), "a decision of an organ has a ballot");
    }

    /** The matter of the voting rule by which such a group is set up and dissolved. */
    String matter() {
        return origin.kind() == OrganKind.TEMPORARY_WORKING_GROUP ? "temporary-working-group" : "working-group";
    }

    void rule(FormationRule rule) {
        change(progress.organ(), progress.state(), rule, progress.candidate(), progress.ballot(), null);
    }

    void established(String organ) {
        change(organ, progress.state(), rule(), progress.candidate(), progress.ballot(), null);
    }

    /** An organ votes. */
    void put(GroupState before, UUID ballot) {
        change(progress.organ(), before, rule(), progress.candidate(), ballot, null);
    }

    /** A new round of recommendations. */
    void seekLeader(Waiting until) {
        require();
        progress = new Progress(
                organ(),
                GroupState.SEEKING_LEADER,
                rule(),
                progress.round() + 1,
                null,
                progress.ballot(),
                until,
                null,
                null);
    }

    /** The same wait, with its deadline counted anew. */
    void recount(Waiting until) {
        change(progress.organ(), progress.state(), rule(), progress.candidate(), progress.ballot(), until);
    }

    void candidate(@Nullable String user) {
        change(progress.organ(), progress.state(), rule(), user, progress.ballot(), null);
    }

    void work(Waiting until) {
        change(organ(), GroupState.AT_WORK, rule(), progress.candidate(), progress.ballot(), until);
    }

    void end(GroupState last, @Nullable Bilingual reason, Instant at) {
        require();
        progress = new Progress(
                progress.organ(),
                last,
                progress.rule(),
                progress.round(),
                progress.candidate(),
                progress.ballot(),
                null,
                reason,
                at);
    }

    private void change(
            @Nullable String organ,
            GroupState state,
            FormationRule rule,
            @Nullable String candidate,
            @Nullable UUID ballot,
            @Nullable Waiting until) {
        require();
        progress = new Progress(organ, state, rule, progress.round(), candidate, ballot, until, null, null);
    }

    private void require() {
        if (progress.state().isEnded()) {
            throw new RuleViolation(
                    "group",
                    "group-case-open",
                    progress.rule() == null ? null : rule().article(),
                    Bilingual.of(
                            "案件已结束：" + progress.state().label().zh(),
                            "the case has ended: " + progress.state().label().en()),
                    RuleViolation.Kind.CONFLICT);
        }
    }
}
