package org.charterflow.withdrawal.process;

import java.util.Optional;
import java.util.Set;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.Disposition;
import org.charterflow.mail.InboundMailHandler;
import org.charterflow.mail.ReceivedMail;
import org.charterflow.withdrawal.MemberWithdrawals;
import org.charterflow.withdrawal.NewWithdrawal;
import org.charterflow.withdrawal.WithdrawalWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mails by which a member leaves, or takes that back. */
@Component
class WithdrawalMail implements InboundMailHandler {

    private static final String WITHDRAW = "withdraw";

    private static final Bilingual HOW_TO_LEAVE = Bilingual.of(
            "没有读出明确的退会声明，未作任何处理。如贵单位退出联盟，请直接回复，正文只写一行：我单位退出联盟。",
            "We could not read a plain declaration that your unit leaves, and nothing was done. If it does, please reply"
                    + " with a single line: We leave the alliance.");
    private static final Bilingual HOW_TO_TAKE_BACK = Bilingual.of(
            "没有读出贵单位的意思，退会继续办理。如要撤回，请直接回复，正文只写一行：撤回退会。",
            "We could not read your answer, and the withdrawal goes on. To take it back, please reply with a single line:"
                    + " take back.");
    private static final Bilingual NOT_YOURS =
            Bilingual.of("这封邮件的回复地址不是发给您的，邮件未予处理。", "The reply address was not issued to you; nothing was done.");

    private final WithdrawalProcess process;
    private final Representatives representatives;
    private final Members members;

    WithdrawalMail(WithdrawalProcess process, Representatives representatives, Members members) {
        this.process = process;
        this.representatives = representatives;
        this.members = members;
    }

    @Override
    public Set<String> purposes() {
        return Set.of(WITHDRAW, MemberWithdrawals.LEAVE, MemberWithdrawals.REPLY);
    }

    @Override
    public Disposition handle(ReceivedMail mail) {
        Optional<Representative> sender =
                mail.authenticated() ? representatives.byAddress(mail.alliance(), mail.from()) : Optional.empty();
        String caseNumber = mail.caseNumber();
        if (caseNumber == null || mail.purpose().equals(WITHDRAW)) {
            return sender.map(person -> declare(mail, person, null))
                    .orElseGet(() -> Disposition.rejected("members-leave", MemberWithdrawals.NO_MEMBER));
        }
        Disposition answered = sender.filter(person -> isAddressee(person, mail.tokenSubject()))
                .map(person -> answer(mail, caseNumber, person))
                .orElseGet(() -> Disposition.rejected("foreign-token", NOT_YOURS));
        return answered.caseNumber() == null ? answered.concerning(caseNumber) : answered;
    }

    /** Notices go to a unit's representative, or to the unit by its member number. */
    private boolean isAddressee(Representative person, @Nullable String subject) {
        return person.userId().equals(subject)
                || members.get(person.member()).number().equals(subject);
    }

    private Disposition declare(ReceivedMail mail, Representative person, @Nullable String cause) {
        if (!WithdrawalWords.declares(mail.text())) {
            return Disposition.clarify("no-plain-declaration", HOW_TO_LEAVE);
        }
        return Disposition.applied(
                process.start(new NewWithdrawal(person, "mail", mail.text(), mail.arrivedAt(), cause)));
    }

    private Disposition answer(ReceivedMail mail, String caseNumber, Representative person) {
        if (mail.purpose().equals(MemberWithdrawals.LEAVE)) {
            return declare(mail, person, caseNumber);
        }
        if (!WithdrawalWords.takesBack(mail.text())) {
            return Disposition.clarify("no-exact-answer", HOW_TO_TAKE_BACK);
        }
        process.takeBack(mail.alliance(), caseNumber, person.member());
        return Disposition.applied(caseNumber);
    }
}
