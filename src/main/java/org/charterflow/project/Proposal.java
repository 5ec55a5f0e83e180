package org.charterflow.project;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.charterflow.casefile.Finding;
import org.charterflow.casefile.Reason;
import org.charterflow.charter.Waiting;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;

/** A member's proposal to initiate an open-source project, from receipt to its end. */
final class Proposal {

    final String caseNumber;
    final String alliance;
    final UUID proposer;
    final String channel;
    final Instant receivedAt;

    private ProposalState state;
    private Map<String, String> answers;
    private List<String> remarks;
    private int version;
    private List<Finding> findings;
    private @Nullable InitiationRule rule;
    private @Nullable String organ;
    private @Nullable String opinionOrgan;
    private boolean exceptionAdmitted;
    private @Nullable Waiting waiting;
    private @Nullable Reason reason;
    private @Nullable UUID ballot;
    private @Nullable Bilingual opinion;
    private @Nullable Instant closedAt;
    private final int revision;

    /**
     * What has come of a proposal so far.
     *
     * @param answers by field of the project form
     * @param remarks free text around them
     * @param version counts the texts that supporters were asked for, from 1
     * @param rule the table's answer; null before it was asked
     * @param organ the organ that decides; null before it was assigned
     * @param opinionOrgan the group that gives its opinion first; null where none does
     * @param exceptionAdmitted whether the organ has admitted it with fewer supporters
     * @param ballot the latest question put to an organ
     * @param opinion the opinion given; null where none was
     * @param revision counts the savings
     */
    record Progress(
            ProposalState state,
            Map<String, String> answers,
            List<String> remarks,
            int version,
            List<Finding> findings,
            @Nullable InitiationRule rule,
            @Nullable String organ,
            @Nullable String opinionOrgan,
            boolean exceptionAdmitted,
            @Nullable Waiting waiting,
            @Nullable Reason reason,
            @Nullable UUID ballot,
            @Nullable Bilingual opinion,
            @Nullable Instant closedAt,
            int revision) {

        Progress {
            answers = Map.copyOf(answers);
            remarks = List.copyOf(remarks);
            findings = List.copyOf(findings);
        }
    }

    Proposal(
            String caseNumber,
            String alliance,
            UUID proposer,
            String channel,
            Instant receivedAt,
            Map<String, String> answers,
            List<String> remarks) {
        this(
                caseNumber,
                alliance,
                proposer,
                channel,
                receivedAt,
                new Progress(
                        ProposalState.RECEIVED,
                        answers,
                        remarks,
                        1,
                        List.of(),
                        null,
                        null,
                        null,
                        false,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0));
    }

    /** A proposal as it stands on record. */
    Proposal(String caseNumber, String alliance, UUID proposer, String channel, Instant receivedAt, Progress progress) {
        this.caseNumber = caseNumber;
        this.alliance = alliance;
        this.proposer = proposer;
        this.channel = channel;
        this.receivedAt = receivedAt;
        this.state = progress.state();
        this.answers = progress.answers();
        this.remarks = progress.remarks();
        this.version = progress.version();
        this.findings = progress.findings();
        this.rule = progress.rule();
        this.organ = progress.organ();
        this.opinionOrgan = progress.opinionOrgan();
        this.exceptionAdmitted = progress.exceptionAdmitted();
        this.waiting = progress.waiting();
        this.reason = progress.reason();
        this.ballot = progress.ballot();
        this.opinion = progress.opinion();
        this.closedAt = progress.closedAt();
        this.revision = progress.revision();
    }

    Progress progress() {
        return new Progress(
                state,
                answers,
                remarks,
                version,
                findings,
                rule,
                organ,
                opinionOrgan,
                exceptionAdmitted,
                waiting,
                reason,
                ballot,
                opinion,
                closedAt,
                revision);
    }

    ProposalState state() {
        return state;
    }

    int version() {
        return version;
    }

    /** An answer; empty text where there is none. */
    String answer(String field) {
        return answers.getOrDefault(field, "").strip();
    }

    Bilingual title() {
        String zh = answer(Fields.TITLE_ZH);
        String en = answer(Fields.TITLE_EN);
        if (zh.isEmpty() && en.isEmpty()) {
            return Bilingual.of("（未命名）", "(untitled)");
        }
        return Bilingual.of(zh.isEmpty() ? en : zh, en.isEmpty() ? zh : en);
    }

    /** @throws NullPointerException before the table was asked */
    InitiationRule rule() {
        return Objects.requireNonNull(rule, "the rule is known once the table was asked");
    }

    /** @throws NullPointerException before an organ was assigned */
    String organ() {
        return Objects.requireNonNull(organ, "an organ is assigned before it is asked");
    }

    UUID ballot() {
        return Objects.requireNonNull(ballot, "a decision of an organ has a ballot");
    }

    void rule(InitiationRule answer) {
        rule = answer;
    }

    /** What the latest check has found; nothing means it is complete. */
    void checked(List<Finding> found) {
        findings = List.copyOf(found);
        if (found.isEmpty()) {
            to(ProposalState.COMPLETE, null);
        }
    }

    void awaitCompletion(Waiting until) {
        to(ProposalState.TO_BE_COMPLETED, until);
    }

    /** Returned by a person, who says what is to be put right. */
    void returned(List<Finding> found) {
        findings = List.copyOf(found);
    }

    /**
     * The proposer sends more, or other; what is left out stays as it is.
     *
     * @return whether the project itself has become another, so that who supported it is asked again
     * @throws RuleViolation once an organ votes on its text
     */
    boolean revise(Map<String, String> given, List<String> added) {
        if (!state.isRevisable()) {
            throw new RuleViolation(
                    "proposal",
                    "not-revisable",
                    articleOrNull(),
                    state.isEnded()
                            ? Bilingual.of("该立项申请已结束，可重新提出", "the proposal has ended; it may be made anew")
                            : Bilingual.of(
                                    "表决已开始，文本不能再改；可撤回后重新提出",
                                    "the vote on its text has begun; it can be withdrawn and made anew"),
                    RuleViolation.Kind.CONFLICT);
        }
        boolean changed = given.entrySet().stream()
                .filter(entry -> !Fields.OF_PROCEDURE.contains(entry.getKey()))
                .anyMatch(entry -> !entry.getValue().equals(answers.get(entry.getKey())));
        boolean another = changed && state != ProposalState.RECEIVED;
        Map<String, String> merged = new HashMap<>(answers);
        merged.putAll(given);
        answers = Map.copyOf(merged);
        remarks = Stream.concat(remarks.stream(), added.stream()).toList();
        version += another ? 1 : 0;
        return another;
    }

    void seekSupport(Waiting until) {
        to(ProposalState.SEEKING_SUPPORT, until);
        organ = null;
    }

    void awaitAssignment(@Nullable Waiting until) {
        to(ProposalState.TO_BE_ASSIGNED, until);
    }

    /** The same wait, with its deadline counted anew. */
    void recount(Waiting until) {
        waiting = until;
    }

    void assign(String deciding, @Nullable String opinionGiving) {
        require(ProposalState.TO_BE_ASSIGNED);
        organ = deciding;
        opinionOrgan = opinionGiving;
    }

    void putException(UUID question) {
        to(ProposalState.EXCEPTION_BEFORE_ORGAN, null);
        ballot = question;
    }

    void discuss(Waiting until) {
        exceptionAdmitted |= state == ProposalState.EXCEPTION_BEFORE_ORGAN;
        to(ProposalState.IN_DISCUSSION, until);
    }

    void askOpinion(UUID question) {
        to(ProposalState.OPINION_ASKED, null);
        ballot = question;
    }

    void opinion(Bilingual given) {
        require(ProposalState.OPINION_ASKED);
        opinion = given;
    }

    void putToOrgan(UUID question) {
        to(ProposalState.BEFORE_ORGAN, null);
        ballot = question;
    }

    void pass() {
        to(ProposalState.PASSED, null);
    }

    void putToBoard(UUID question) {
        to(ProposalState.BEFORE_BOARD, null);
        ballot = question;
    }

    void register(Instant at) {
        end(ProposalState.REGISTERED, null, at);
    }

    void refuse(Reason why, Instant at) {
        end(ProposalState.REFUSED, why, at);
    }

    void lapse(Reason why, Instant at) {
        end(ProposalState.LAPSED, why, at);
    }

    void reject(Reason why, Instant at) {
        end(ProposalState.REJECTED, why, at);
    }

    void withdraw(Reason why, Instant at) {
        end(ProposalState.WITHDRAWN, why, at);
    }

    @Nullable
    String articleOrNull() {
        return rule == null ? null : rule.article();
    }

    private void end(ProposalState last, @Nullable Reason why, Instant at) {
        to(last, null);
        reason = why;
        closedAt = at;
    }

    private void require(ProposalState expected) {
        if (state != expected) {
            throw wrongState();
        }
    }

    private RuleViolation wrongState() {
        return new RuleViolation(
                "proposal",
                "proposal-state",
                articleOrNull(),
                Bilingual.of(
                        "立项申请现处于“" + state.label().zh() + "”，不能这样做",
                        "the proposal is " + state.label().en() + "; this is not possible now"),
                RuleViolation.Kind.CONFLICT);
    }

    private void to(ProposalState next, @Nullable Waiting until) {
        if (!state.canBecome(next)) {
            throw wrongState();
        }
        state = next;
        waiting = until;
    }
}
