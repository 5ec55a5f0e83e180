package org.charterflow.withdrawal.process;

import java.time.Clock;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.withdrawal.MemberWithdrawals;
import org.charterflow.withdrawal.NewWithdrawal;
import org.springframework.stereotype.Component;

/** Takes a declaration that a representative made in Tasklist: into the domain, and out of the process variables. */
@Component
class RegisterWithdrawal implements ExecutionListener {

    private final Representatives representatives;
    private final MemberWithdrawals memberWithdrawals;
    private final Clock clock;

    RegisterWithdrawal(Representatives representatives, MemberWithdrawals memberWithdrawals, Clock clock) {
        this.representatives = representatives;
        this.memberWithdrawals = memberWithdrawals;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (execution.getProcessBusinessKey() != null) {
            return; // The start event is left a second time when the case ends before its first step.
        }
        var user = execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        Representative person = representatives
                .byUserId(user == null ? "" : user.getUserId())
                .filter(found -> found.alliance().equals(execution.getTenantId()))
                .orElseThrow(MemberWithdrawals::noMember);
        boolean meant = Boolean.TRUE.equals(execution.getVariable("leaves"));
        String declaration = Objects.toString(execution.getVariable("declaration"), "");
        execution.removeVariable("leaves");
        execution.removeVariable("declaration");
        if (!meant) {
            throw RuleViolation.invalid(
                    "leaves",
                    "required",
                    Bilingual.of("请勾选“我单位退出联盟”", "please tick that your unit leaves the alliance"));
        }
        execution.setProcessBusinessKey(
                memberWithdrawals.receive(new NewWithdrawal(person, "form", declaration, clock.instant(), null)));
    }
}
