package org.charterflow.project;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.casefile.Act;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.Periods;
import org.charterflow.charter.Wait;
import org.charterflow.charter.Waiting;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.MailInTime;
import org.charterflow.project.Support.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Collects the support of members for a proposal: asked, given, declined, withdrawn, fallen away (OSCAR-28). */
@Service
public class SupportCollection {

    private final ProposalStore store;
    private final Proposals proposals;
    private final Members members;
    private final Representatives representatives;
    private final NamedMembers named;
    private final ProposalBriefings briefings;
    private final ProjectNotices notices;
    private final Periods periods;
    private final MailInTime mail;
    private final Clock clock;

    SupportCollection(
            ProposalStore store,
            Proposals proposals,
            Members members,
            Representatives representatives,
            NamedMembers named,
            ProposalBriefings briefings,
            ProjectNotices notices,
            Periods periods,
            MailInTime mail,
            Clock clock) {
        this.store = store;
        this.proposals = proposals;
        this.members = members;
        this.representatives = representatives;
        this.named = named;
        this.briefings = briefings;
        this.notices = notices;
        this.periods = periods;
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * A period of collecting that has begun.
     *
     * @param period when those who have not answered are reminded, and when it ends
     * @param asked the users who are asked by a task
     * @param enough whether there is nothing to collect (any more)
     */
    public record Collecting(Wait period, List<String> asked, boolean enough) {}

    /**
     * What an answer has changed.
     *
     * @param enough whether the support is enough now
     * @param lost whether it was enough before and is no more, while an organ considers the proposal
     */
    public record Change(String caseNumber, boolean enough, boolean lost) {}

    /** Asks, if too few support it, whom the proposal names, and after a revision again whoever supported the text before. */
    @Transactional
    public Collecting seek(String caseNumber) {
        Proposal proposal = store.lock(caseNumber);
        Deadline end = periods.ofCase(proposal.caseNumber).forward(proposal.alliance, "supporters", clock.instant());
        Deadline reminder =
                periods.ofCase(proposal.caseNumber).forward(proposal.alliance, "supporters-reminder", clock.instant());
        Wait period = new Wait(reminder.at(), end.at());
        if (store.standing(proposal).isEnough()) {
            return new Collecting(period, List.of(), true);
        }
        proposal.seekSupport(Waiting.until(end));
        List<Support> history = store.support(caseNumber);
        Set<UUID> toAsk = new LinkedHashSet<>(named.of(proposal));
        history.stream()
                .filter(step -> step.step() == Step.GIVEN)
                .map(Support::member)
                .forEach(toAsk::add);
        toAsk.removeIf(member -> !isMember(proposal, member)
                || history.stream()
                        .anyMatch(step -> step.member().equals(member) && step.version() == proposal.version()));
        toAsk.forEach(member -> add(proposal, member, Step.ASKED, "engine", "engine"));
        SupportStanding standing = store.standing(proposal);
        proposals.save(
                proposal,
                Act.engine("support-requested", end.citation().toString()),
                Map.of("members", names(toAsk), "standing", standing.words(), "version", proposal.version()));
        ask(proposal, toAsk, standing, false);
        return new Collecting(period, users(standing.unanswered()), false);
    }

    /** Repeats the question to those who have not answered. */
    @Transactional
    public void remind(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        SupportStanding standing = store.standing(proposal);
        ask(proposal, standing.unanswered(), standing, true);
        proposals.record(
                proposal,
                Act.timer("supporters-reminded", article(proposal)),
                Map.of("members", names(standing.unanswered()), "standing", standing.words()));
    }

    /**
     * A member answers, asked or not. Giving twice, also by two persons of one unit, counts once.
     *
     * @param userId who answers; has to represent a member other than the proposer
     * @throws RuleViolation if the person represents no member or the proposer, the organ has decided, no support is
     *     asked for, or there is none to withdraw
     */
    @Transactional
    public Change answer(String alliance, String caseNumber, String userId, SupportAnswer answer, String channel) {
        Proposal proposal = store.lock(caseNumber);
        Representative person = representatives
                .byUserId(userId)
                .filter(found -> found.alliance().equals(alliance) && proposal.alliance.equals(alliance))
                .filter(found -> isMember(proposal, found.member()))
                .orElseThrow(() -> violation(
                        proposal,
                        "supporter-is-member",
                        Bilingual.of("只有会员单位的代表可以表示支持", "only a member's representative can support it")));
        require(proposal, person);
        SupportStanding before = store.standing(proposal);
        boolean supports = before.supports(person.member());
        if (answer == SupportAnswer.WITHDRAW && !supports) {
            throw violation(
                    proposal,
                    "support-to-withdraw",
                    Bilingual.of("贵单位未表示支持，无可撤回", "your unit does not support it; there is nothing to withdraw"));
        }
        if (answer != SupportAnswer.GIVE || !supports) {
            Step step = supports ? Step.WITHDRAWN : answer.step();
            add(proposal, person.member(), step, userId, channel);
        }
        SupportStanding after = store.standing(proposal);
        proposals.record(
                proposal,
                act(answer, userId, channel, article(proposal)),
                Map.of("member", members.get(person.member()).name(), "standing", after.words()));
        notices.toMembers(
                proposal,
                List.of(person.member()),
                "support-receipt",
                Map.of("answer", words(answer), "standing", after.words()),
                List.of(),
                ProjectNotices.support());
        if (supports && answer != SupportAnswer.GIVE) {
            tellProposer(proposal, person.member(), after);
        }
        return change(proposal, before, after);
    }

    /** A unit is no member any more: its support falls away, and the proposer is told. */
    @Transactional
    public List<Change> fall(UUID member) {
        List<Change> changes = new ArrayList<>();
        for (Proposal open : store.openSupportedBy(member)) {
            Proposal proposal = store.lock(open.caseNumber);
            SupportStanding before = store.standing(proposal);
            boolean asked = before.unanswered().contains(member);
            if (proposal.state().isUndecided() && (asked || before.supports(member))) {
                add(proposal, member, Step.FALLEN, "engine", "engine");
                SupportStanding after = store.standing(proposal);
                proposals.record(
                        proposal,
                        Act.engine("support-fallen", article(proposal)),
                        Map.of("member", members.get(member).name(), "standing", after.words()));
                if (!asked) {
                    tellProposer(proposal, member, after);
                }
                changes.add(change(proposal, before, after));
            }
        }
        return changes;
    }

    /**
     * As {@link #answer}, from the task; what the unit has just said by another door is not said again.
     *
     * @param code the answer as the form has it
     */
    @Transactional
    public Change answerTask(String alliance, String caseNumber, String userId, String code) {
        SupportAnswer answer = SupportAnswer.of(code)
                .filter(given -> given != SupportAnswer.WITHDRAW)
                .orElseThrow(() -> RuleViolation.invalid(
                        "supportAnswer",
                        "support-answer",
                        Bilingual.of("请选择支持或不支持", "choose whether to support it or not")));
        SupportStanding standing = store.standing(store.lock(caseNumber));
        boolean said = representatives
                .byUserId(userId)
                .filter(person -> !standing.unanswered().contains(person.member()))
                .filter(person -> standing.supports(person.member()) == (answer == SupportAnswer.GIVE))
                .isPresent();
        return said
                ? new Change(caseNumber, standing.isEnough(), false)
                : answer(alliance, caseNumber, userId, answer, "task");
    }

    /** The text of a supporter's task. */
    public String briefing(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        return briefings.support(proposal, store.standing(proposal));
    }

    /** The open cases of a unit's own proposals. */
    public List<String> openProposals(UUID member) {
        return store.openOf(member).stream().map(open -> open.caseNumber).toList();
    }

    /**
     * The period is over with too few supporters; support that arrived in time is read first. The proposal may be put to
     * the organ all the same if the table admits exceptions and the proposer has given a reason: the organ decides it by
     * its own ballot, its leader alone cannot.
     *
     * @return whether an exception is asked for
     */
    public boolean close(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        Waiting waiting = proposal.progress().waiting();
        if (waiting != null) {
            mail.requireRead(proposal.alliance, waiting.until());
        }
        return proposal.rule().exceptionPossible()
                && !proposal.answer(Fields.EXCEPTION_REASON).isEmpty();
    }

    private void require(Proposal proposal, Representative person) {
        if (person.member().equals(proposal.proposer)) {
            throw violation(
                    proposal,
                    "supporter-is-another",
                    Bilingual.of("发起单位不能支持自己的申请", "the proposing member cannot support its own proposal"));
        }
        if (proposal.progress().rule() == null || proposal.rule().supporters() == 0) {
            throw violation(
                    proposal, "support-demanded", Bilingual.of("该立项申请不需要（或尚未征集）会员支持", "no support is asked for (yet)"));
        }
        if (!proposal.state().isUndecided()) {
            throw violation(
                    proposal,
                    "support-before-decision",
                    Bilingual.of(
                            "审议机构已作出决定或申请已结束，支持不能再变更",
                            "the organ has decided, or the proposal has ended; support cannot change any more"));
        }
    }

    private void ask(Proposal proposal, Collection<UUID> units, SupportStanding standing, boolean reminder) {
        Waiting waiting = proposal.progress().waiting();
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("reminder", reminder);
        model.put(
                "anew",
                store.support(proposal.caseNumber).stream().anyMatch(step -> step.version() < proposal.version()));
        model.put("goals", proposal.answer(Fields.GOALS));
        model.put("deliverables", proposal.answer(Fields.DELIVERABLES));
        model.put("licence", proposal.answer(Fields.LICENCE));
        model.put("repository", proposal.answer(Fields.REPOSITORY));
        model.put("standing", standing.words());
        model.put("article", article(proposal));
        model.put("counting", waiting == null ? null : waiting.counting());
        notices.toMembers(proposal, units, "support-requested", model, List.of(), ProjectNotices.support());
    }

    private void tellProposer(Proposal proposal, UUID member, SupportStanding standing) {
        notices.toProposer(
                proposal,
                "support-lost",
                Map.of("member", members.get(member).name(), "standing", standing.words()),
                List.of(),
                null);
    }

    private static Change change(Proposal proposal, SupportStanding before, SupportStanding after) {
        boolean considered = proposal.state() != ProposalState.SEEKING_SUPPORT
                && !proposal.progress().exceptionAdmitted();
        return new Change(proposal.caseNumber, after.isEnough(), considered && before.isEnough() && !after.isEnough());
    }

    private void add(Proposal proposal, UUID member, Step step, String by, String channel) {
        store.add(proposal.caseNumber, new Support(member, proposal.version(), step, by, channel, clock.instant()));
    }

    private boolean isMember(Proposal proposal, UUID unit) {
        return members.find(unit)
                .filter(Member::isMember)
                .filter(member -> member.endedOn() == null && member.alliance().equals(proposal.alliance))
                .isPresent();
    }

    private List<Bilingual> names(Collection<UUID> units) {
        return units.stream().map(unit -> members.get(unit).name()).toList();
    }

    private List<String> users(Collection<UUID> units) {
        return units.stream()
                .flatMap(unit -> representatives.ofMember(unit).stream())
                .map(Representative::userId)
                .toList();
    }

    private static @Nullable String article(Proposal proposal) {
        return proposal.articleOrNull();
    }

    private static Act act(SupportAnswer answer, String userId, String channel, @Nullable String article) {
        return switch (answer) {
            case GIVE -> new Act(userId, channel, "support-given", article);
            case DECLINE -> new Act(userId, channel, "support-declined", article);
            case WITHDRAW -> new Act(userId, channel, "support-withdrawn", article);
        };
    }

    private static Bilingual words(SupportAnswer answer) {
        return switch (answer) {
            case GIVE -> Bilingual.of("支持", "support");
            case DECLINE -> Bilingual.of("不支持", "no support");
            case WITHDRAW -> Bilingual.of("撤回支持", "support withdrawn");
        };
    }

    private static RuleViolation violation(Proposal proposal, String rule, Bilingual message) {
        return new RuleViolation("support", rule, proposal.articleOrNull(), message, RuleViolation.Kind.CONFLICT);
    }
}
