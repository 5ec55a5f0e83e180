package org.charterflow.project;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.ApplicationForm;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.casefile.Act;
import org.charterflow.casefile.Finding;
import org.charterflow.casefile.Reason;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.Periods;
import org.charterflow.charter.Wait;
import org.charterflow.charter.Waiting;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.MailInTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From receipt to a complete proposal, and every later version of it: check, what is missing, reminder, lapse. */
@Service
public class ProposalCompletion {

    private final Alliances alliances;
    private final Members members;
    private final Representatives representatives;
    private final NamedMembers named;
    private final Proposals proposals;
    private final ProjectNotices notices;
    private final Periods periods;
    private final MailInTime mail;
    private final Clock clock;

    ProposalCompletion(
            Alliances alliances,
            Members members,
            Representatives representatives,
            NamedMembers named,
            Proposals proposals,
            ProjectNotices notices,
            Periods periods,
            MailInTime mail,
            Clock clock) {
        this.alliances = alliances;
        this.members = members;
        this.representatives = representatives;
        this.named = named;
        this.proposals = proposals;
        this.notices = notices;
        this.periods = periods;
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * Checks the fields of the form, the leader and the supporters named.
     *
     * @return whether nothing is missing or wrong
     */
    @Transactional
    public boolean check(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        List<Finding> findings = findings(proposal);
        proposal.checked(findings);
        proposals.save(
                proposal,
                Act.engine("proposal-checked", proposal.rule().article()),
                Map.of("findings", findings.stream().map(Finding::field).toList()));
        return findings.isEmpty();
    }

    /** Names each missing or wrong item to the proposer, with its article, and until when it can be given. */
    @Transactional
    public Wait request(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        Deadline end = periods.ofCase(proposal.caseNumber).forward(proposal.alliance, "completion", clock.instant());
        Deadline reminder =
                periods.ofCase(proposal.caseNumber).forward(proposal.alliance, "completion-reminder", clock.instant());
        proposal.awaitCompletion(Waiting.until(end));
        proposals.save(
                proposal,
                Act.engine("proposal-completion-requested", end.citation().toString()),
                Map.of("until", end.at().toString()));
        tellWhatIsMissing(proposal, false);
        return new Wait(reminder.at(), end.at());
    }

    /** Repeats what is missing. */
    @Transactional
    public void remind(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        Waiting waiting = proposal.progress().waiting();
        if (waiting != null) {
            tellWhatIsMissing(proposal, true);
            proposals.record(proposal, Act.timer("proposer-reminded", waiting.article()), Map.of());
        }
    }

    /** The period is over: to complete it, or to find enough supporters. What arrived in time is read first. */
    @Transactional
    public void lapse(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        Waiting waiting = proposal.progress().waiting();
        if (waiting != null) {
            mail.requireRead(proposal.alliance, waiting.until());
        }
        ProposalState waitedIn = proposal.state();
        Bilingual reason = Bilingual.of(
                "期限内未完成：" + waitedIn.label().zh(),
                "not done in time: " + waitedIn.label().en());
        String article = waiting == null ? proposal.rule().article() : waiting.article();
        proposal.lapse(new Reason(reason, article), clock.instant());
        proposals.save(proposal, Act.timer("proposal-lapsed", article), Map.of("waitedFor", waitedIn.key()));
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("reason", reason);
        model.put("counting", waiting == null ? null : waiting.counting());
        notices.toProposer(proposal, "proposal-lapsed", model, List.of(), null);
    }

    /**
     * The proposer sends what was asked for, or another text.
     *
     * @return whether it was waited for
     * @throws RuleViolation once an organ votes on the text
     */
    @Transactional
    public boolean revise(
            String caseNumber, String by, String channel, Map<String, String> answers, List<String> remarks) {
        Proposal proposal = proposals.get(caseNumber);
        boolean awaited = proposal.state() == ProposalState.TO_BE_COMPLETED;
        boolean another = proposal.revise(answers, remarks);
        proposals.save(
                proposal,
                new Act(by, channel, awaited ? "proposal-completed" : "proposal-revised", null),
                Map.of("fields", List.copyOf(answers.keySet()), "version", proposal.version(), "anew", another));
        return awaited;
    }

    /** Whether the user represents the unit that proposed. */
    public boolean isProposer(String alliance, String caseNumber, String userId) {
        return representatives
                .byUserId(userId)
                .map(Representative::member)
                .filter(member -> proposals.get(caseNumber).proposer.equals(member)
                        && proposals.get(caseNumber).alliance.equals(alliance))
                .isPresent();
    }

    private List<Finding> findings(Proposal proposal) {
        String article = proposal.rule().article();
        var applicant =
                new ApplicationForm.Applicant(members.get(proposal.proposer).memberClass(), false, false, true);
        List<Finding> findings = alliances
                .projectForm(proposal.alliance)
                .findings(applicant, proposal.progress().answers(), article);
        findings.addAll(named.faults(proposal, article));
        if (!proposal.answer(Fields.LEADER).isEmpty() && leader(proposal).isEmpty()) {
            findings.add(Finding.wrong(
                    Fields.LEADER,
                    "leader-represents-member",
                    article,
                    Bilingual.of(
                            "项目组长应为会员代表：" + proposal.answer(Fields.LEADER),
                            "the project leader has to be a member's representative: "
                                    + proposal.answer(Fields.LEADER))));
        }
        return findings;
    }

    /** The representative named as leader, by mail address or by a name that only one bears; else the proposer's own. */
    Optional<Representative> leader(Proposal proposal) {
        String named = proposal.answer(Fields.LEADER);
        if (named.isEmpty()) {
            return representatives.ofMember(proposal.proposer);
        }
        List<Representative> found = representatives.current(proposal.alliance).values().stream()
                .filter(person ->
                        person.email().equalsIgnoreCase(named) || person.name().equals(named))
                .toList();
        return found.stream()
                .filter(person -> person.member().equals(proposal.proposer) || found.size() == 1)
                .findFirst();
    }

    private void tellWhatIsMissing(Proposal proposal, boolean reminder) {
        Waiting waiting = proposal.progress().waiting();
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("reminder", reminder);
        model.put(
                "findings",
                proposal.progress().findings().stream()
                        .map(finding -> Map.of("text", finding.message(), "article", finding.article()))
                        .toList());
        model.put("counting", waiting == null ? null : waiting.counting());
        notices.toProposer(proposal, "proposal-incomplete", model, List.of(), ProjectNotices.proposal());
    }
}
