package org.charterflow.project.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.Disposition;
import org.charterflow.mail.InboundMailHandler;
import org.charterflow.mail.ReceivedMail;
import org.charterflow.project.NewProposal;
import org.charterflow.project.ProposalCompletion;
import org.charterflow.project.ProposalDiscussion;
import org.charterflow.project.ProposalIntake;
import org.charterflow.project.ProposalReader;
import org.charterflow.project.StatusPhrase;
import org.charterflow.project.SupportAnswer;
import org.springframework.stereotype.Component;

/** Mails about projects: a proposal, its completion or revision, support, comments, a withdrawal, a change of status. */
@Component
class ProposalMail implements InboundMailHandler {

    private static final String PROPOSE = "projects";
    private static final String SUPPORT = "support";
    private static final String COMMENT = "project-comment";

    private static final Bilingual HOW_TO_PROPOSE = Bilingual.of(
            "没有识别到立项申请的内容。请以“项目名称：……”的形式逐行填写；变更已立项项目的状态请写：变更状态 project-3 已归档：理由。",
            "No entry of a project proposal was found. Please write line by line, such as \"Title: …\"; to move another"
                    + " status of a project write: change status project-3 archived: reason.");
    private static final Bilingual HOW_TO_SUPPORT = Bilingual.of(
            "没有读出贵单位的答复，尚未记录。请直接回复，正文只写一行：支持，或 不支持，或 撤回支持。",
            "We could not read your answer, and none was recorded. Please reply with a single line: support, or"
                    + " decline, or withdraw support.");
    private static final Bilingual NOT_YOURS =
            Bilingual.of("这封邮件的回复地址不是发给您的，邮件未予处理。", "The reply address was not issued to you; nothing was done.");

    private final ProjectProcess process;
    private final ProposalIntake intake;
    private final ProposalCompletion completion;
    private final ProposalDiscussion discussion;
    private final ProposalReader reader;
    private final Representatives representatives;
    private final Members members;

    ProposalMail(
            ProjectProcess process,
            ProposalIntake intake,
            ProposalCompletion completion,
            ProposalDiscussion discussion,
            ProposalReader reader,
            Representatives representatives,
            Members members) {
        this.process = process;
        this.intake = intake;
        this.completion = completion;
        this.discussion = discussion;
        this.reader = reader;
        this.representatives = representatives;
        this.members = members;
    }

    @Override
    public Set<String> purposes() {
        return Set.of(PROPOSE, "proposal", SUPPORT, COMMENT);
    }

    @Override
    public Disposition handle(ReceivedMail mail) {
        Optional<Representative> sender =
                mail.authenticated() ? representatives.byAddress(mail.alliance(), mail.from()) : Optional.empty();
        String caseNumber = mail.caseNumber();
        if (caseNumber == null || mail.purpose().equals(PROPOSE)) {
            return sender.map(person -> propose(mail, person)).orElseGet(() -> notEntitled(mail.alliance()));
        }
        return sender.filter(person -> person.userId().equals(mail.tokenSubject()))
                .map(person -> answer(mail, caseNumber, person))
                .orElseGet(() -> Disposition.rejected("foreign-token", NOT_YOURS))
                .concerning(caseNumber);
    }

    private Disposition propose(ReceivedMail mail, Representative sender) {
        Optional<StatusPhrase> motion = StatusPhrase.read(mail.text());
        if (motion.isPresent()) {
            StatusPhrase moved = motion.get();
            return Disposition.applied(process.moveStatus(
                    mail.alliance(), moved.project(), moved.status(), moved.reason(), sender.userId(), "mail"));
        }
        ProposalReader.Read read = reader.read(mail.alliance(), mail.text());
        if (read.answers().isEmpty()) {
            return Disposition.clarify("empty-proposal", HOW_TO_PROPOSE);
        }
        List<String> remarks = new ArrayList<>(read.remarks());
        mail.copiedTo().stream()
                .flatMap(address -> members.findByAddress(mail.alliance(), address).stream())
                .map(member -> "抄送 Cc: " + member.name().zh())
                .forEach(remarks::add);
        return Disposition.applied(process.start(new NewProposal(sender, "mail", read.answers(), remarks)));
    }

    private Disposition answer(ReceivedMail mail, String caseNumber, Representative sender) {
        return switch (mail.purpose()) {
            case SUPPORT -> support(mail, caseNumber, sender);
            case COMMENT -> {
                discussion.comment(mail.alliance(), caseNumber, sender.userId(), mail.text(), "mail");
                yield Disposition.applied(caseNumber);
            }
            default -> revise(mail, caseNumber, sender);
        };
    }

    private Disposition support(ReceivedMail mail, String caseNumber, Representative sender) {
        Optional<SupportAnswer> answer = reader.supportAnswer(mail.text());
        if (answer.isEmpty()) {
            return Disposition.clarify("no-exact-answer", HOW_TO_SUPPORT);
        }
        process.support(mail.alliance(), caseNumber, sender.userId(), answer.get(), "mail");
        return Disposition.applied(caseNumber);
    }

    private Disposition revise(ReceivedMail mail, String caseNumber, Representative sender) {
        if (!completion.isProposer(mail.alliance(), caseNumber, sender.userId())) {
            return Disposition.rejected("foreign-token", NOT_YOURS);
        }
        if (reader.isWithdrawal(mail.text())) {
            process.withdraw(mail.alliance(), caseNumber);
            return Disposition.applied(caseNumber);
        }
        ProposalReader.Read read = reader.read(mail.alliance(), mail.text());
        if (read.answers().isEmpty()) {
            return Disposition.clarify("empty-proposal", HOW_TO_PROPOSE);
        }
        process.revise(mail.alliance(), caseNumber, sender.userId(), "mail", read.answers(), read.remarks());
        return Disposition.applied(caseNumber);
    }

    private Disposition notEntitled(String alliance) {
        RuleViolation violation = intake.notEntitled(alliance);
        Bilingual said = violation.explanation();
        String article = violation.article();
        return Disposition.rejected(
                violation.rule(), Bilingual.of(said.zh() + "（" + article + "）", said.en() + " (" + article + ")"));
    }
}
