package org.charterflow.group.process;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.charterflow.alliance.GroupDissolved;
import org.charterflow.alliance.MembershipEnded;
import org.charterflow.alliance.RepresentativeChanged;
import org.charterflow.engine.ActingAlliance;
import org.charterflow.group.GroupDissolution;
import org.charterflow.group.GroupMembership;
import org.charterflow.group.GroupProposals;
import org.charterflow.group.LeaderSearch;
import org.charterflow.group.NewGroup;
import org.charterflow.language.RuleViolation;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way into {@code working-group}: starts its cases, and ends them when what they are about is gone. */
@Service
public class GroupProcess {

    private final RuntimeService runtime;
    private final GroupProposals proposals;
    private final GroupMembership membership;
    private final GroupDissolution dissolution;
    private final LeaderSearch leaders;

    GroupProcess(
            RuntimeService runtime,
            GroupProposals proposals,
            GroupMembership membership,
            GroupDissolution dissolution,
            LeaderSearch leaders) {
        this.runtime = runtime;
        this.proposals = proposals;
        this.membership = membership;
        this.dissolution = dissolution;
        this.leaders = leaders;
    }

    /**
     * Puts a proposal of a group on record and starts its case.
     *
     * @return the case number
     * @throws RuleViolation as {@link GroupProposals#receive}
     */
    @Transactional
    public String propose(NewGroup proposal) {
        String caseNumber = proposals.receive(proposal);
        start(proposal.by().alliance(), caseNumber, "groupProposed");
        return caseNumber;
    }

    /**
     * The unit takes its proposal back; nothing happens to one that was decided.
     *
     * @throws RuleViolation as {@link GroupProposals#requireProposer}
     */
    @Transactional
    public void withdraw(String alliance, String caseNumber, String userId) {
        proposals.requireProposer(alliance, caseNumber, userId);
        over(alliance, caseNumber);
    }

    /**
     * Moves the end of a group and starts its case.
     *
     * @return the case number
     * @throws RuleViolation as {@link GroupDissolution#move}
     */
    @Transactional
    public String moveDissolution(String alliance, String group, String userId, String reason, String channel) {
        String caseNumber = dissolution.move(alliance, group, userId, reason, channel);
        start(alliance, caseNumber, "dissolutionMoved");
        return caseNumber;
    }

    /**
     * The user's unit leaves a group; where it led, a leader is sought.
     *
     * @throws RuleViolation as {@link GroupMembership#leave}
     */
    @Transactional
    public void leave(String alliance, String group, String userId, String channel) {
        boolean led = membership.leave(alliance, group, userId, channel);
        if (led) {
            seekLeader(alliance, group);
        }
    }

    /** A unit is no member any more: what it proposes ends, and a group its representative led needs a leader. */
    @EventListener
    public void on(MembershipEnded event) {
        String alliance = event.member().alliance();
        dissolution.proposedBy(event.member().id()).forEach(caseNumber -> over(alliance, caseNumber));
        seekLeaders(
                alliance, dissolution.leftWithoutLeader(alliance, event.member().id()));
    }

    /** A leader who represents the unit no more leads no more: the office is the person's own. */
    @EventListener
    public void on(RepresentativeChanged change) {
        seekLeaders(change.alliance(), dissolution.leftWithoutLeader(change.alliance(), change.member()));
    }

    /** Whatever else is open about a group that was dissolved ends. */
    @EventListener
    public void on(GroupDissolved event) {
        dissolution
                .openAbout(event.alliance(), event.group().id())
                .forEach(caseNumber -> over(event.alliance(), caseNumber));
    }

    private void seekLeaders(String alliance, List<String> groups) {
        groups.forEach(group -> seekLeader(alliance, group));
    }

    private void seekLeader(String alliance, String group) {
        leaders.vacant(alliance, group).ifPresent(caseNumber -> start(alliance, caseNumber, "leaderVacant"));
    }

    private void start(String alliance, String caseNumber, String message) {
        ActingAlliance.act(
                alliance,
                () -> runtime.createMessageCorrelation("charterflow." + message)
                        .withoutTenantId()
                        .processInstanceBusinessKey(caseNumber)
                        .correlateStartMessage());
    }

    private void over(String alliance, String caseNumber) {
        runtime.createMessageCorrelation("charterflow.groupCaseOver")
                .tenantId(alliance)
                .processInstanceBusinessKey(caseNumber)
                .correlateAll();
    }
}
