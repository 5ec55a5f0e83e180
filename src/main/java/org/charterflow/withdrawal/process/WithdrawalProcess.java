package org.charterflow.withdrawal.process;

import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.MembershipEnded;
import org.charterflow.engine.ActingAlliance;
import org.charterflow.language.RuleViolation;
import org.charterflow.withdrawal.MemberWithdrawals;
import org.charterflow.withdrawal.NewWithdrawal;
import org.charterflow.withdrawal.PaperWithdrawal;
import org.charterflow.withdrawal.PaperWithdrawals;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way into {@code withdrawal}: starts it, and tells it what has arrived. */
@Service
public class WithdrawalProcess {

    private final RuntimeService runtime;
    private final MemberWithdrawals withdrawals;
    private final PaperWithdrawals papers;

    WithdrawalProcess(RuntimeService runtime, MemberWithdrawals withdrawals, PaperWithdrawals papers) {
        this.runtime = runtime;
        this.withdrawals = withdrawals;
        this.papers = papers;
    }

    /**
     * Puts a declaration on record and starts its case.
     *
     * @return the case number
     * @throws RuleViolation as {@link MemberWithdrawals#receive}
     */
    @Transactional
    public String start(NewWithdrawal declared) {
        String caseNumber = withdrawals.receive(declared);
        ActingAlliance.act(
                declared.by().alliance(),
                () -> runtime.createMessageCorrelation("charterflow.withdrawalDeclared")
                        .withoutTenantId()
                        .processInstanceBusinessKey(caseNumber)
                        .correlateStartMessage());
        return caseNumber;
    }

    /**
     * The secretariat enters a declaration that came on paper, with its scan, and starts its case.
     *
     * @param secretary the account that enters it
     * @return the case number
     * @throws RuleViolation as {@link PaperWithdrawals#read} and {@link MemberWithdrawals#receive}, or if the scan is
     *     no document that is taken
     */
    @Transactional
    public String startOnPaper(String alliance, PaperWithdrawal paper, String secretary) {
        String caseNumber = start(papers.read(alliance, paper, secretary));
        papers.keepScan(alliance, caseNumber, paper);
        return caseNumber;
    }

    /**
     * The member takes its declaration back before it is in effect.
     *
     * @param member the unit that somebody acts for
     * @throws RuleViolation as {@link MemberWithdrawals#requireTakeBack}
     */
    @Transactional
    public void takeBack(String alliance, String caseNumber, UUID member) {
        withdrawals.requireTakeBack(alliance, caseNumber, member);
        over(alliance, caseNumber);
    }

    /** A membership that ended otherwise leaves nothing to confirm. */
    @EventListener
    public void on(MembershipEnded event) {
        Member member = event.member();
        withdrawals.open(member.id()).ifPresent(running -> over(member.alliance(), running.caseNumber()));
    }

    private void over(String alliance, String caseNumber) {
        runtime.createMessageCorrelation("charterflow.withdrawalTakenBack")
                .tenantId(alliance)
                .processInstanceBusinessKey(caseNumber)
                .correlate();
    }
}
