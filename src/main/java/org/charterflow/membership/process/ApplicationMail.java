package org.charterflow.membership.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.Disposition;
import org.charterflow.mail.InboundMailHandler;
import org.charterflow.mail.ReceivedMail;
import org.charterflow.membership.ApplicationDesk;
import org.charterflow.membership.ApplicationReader;
import org.charterflow.membership.NewApplication;
import org.charterflow.membership.NewFile;
import org.charterflow.membership.Received;
import org.charterflow.membership.Supplement;
import org.springframework.stereotype.Component;

/** Mails of applicants: an application, its completion, a signature, a confirmation, a withdrawal. */
@Component
class ApplicationMail implements InboundMailHandler {

    private static final String APPLY = "apply";
    private static final String ONLY_FILES = "（正文未填写，见附件 nothing in the text, see the files）";

    private final MembershipProcess process;
    private final ApplicationDesk desk;
    private final ApplicationReader reader;

    ApplicationMail(MembershipProcess process, ApplicationDesk desk, ApplicationReader reader) {
        this.process = process;
        this.desk = desk;
        this.reader = reader;
    }

    @Override
    public Set<String> purposes() {
        return Set.of(APPLY, "application", "completion", "signature");
    }

    @Override
    public Disposition handle(ReceivedMail mail) {
        String caseNumber = mail.caseNumber();
        return mail.purpose().equals(APPLY) || caseNumber == null ? apply(mail) : answer(mail, caseNumber);
    }

    private Disposition apply(ReceivedMail mail) {
        if (mail.text().isBlank() && mail.attachments().isEmpty()) {
            return Disposition.clarify(
                    "empty-application",
                    Bilingual.of(
                            "您的邮件没有内容。请以“单位名称：……”的形式逐行填写申请表各项，并附盖章材料。",
                            "Your mail is empty. Please give the entries of the application form line by line, such as"
                                    + " \"Organisation: …\", and attach the sealed papers."));
        }
        if (reader.isWithdrawal(mail.text())) {
            return Disposition.clarify(
                    "withdrawal-without-case",
                    Bilingual.of(
                            "请直接回复我们关于该申请的邮件，并只写“撤回申请”。",
                            "Please answer our mail about the application itself, with nothing but \"withdraw"
                                    + " application\"."));
        }
        ApplicationReader.Read read = reader.read(mail.alliance(), mail.text());
        boolean onlyFiles = mail.text().isBlank();
        Received received = process.start(new NewApplication(
                mail.alliance(),
                "mail",
                mail.fromName(),
                mail.from(),
                mail.authenticated(),
                read.answers(),
                mail.text(),
                onlyFiles ? List.of(ONLY_FILES) : read.notUnderstood(),
                remarks(mail, read),
                files(mail)));
        return Disposition.applied(received.caseNumber());
    }

    private Disposition answer(ReceivedMail mail, String caseNumber) {
        if (!desk.isApplicant(mail.alliance(), caseNumber, mail.from())) {
            return Disposition.rejected(
                            "foreign-token",
                            Bilingual.of(
                                    "您的地址与该申请不符，邮件未予处理。",
                                    "Your address does not belong to this application; the mail was not acted upon."))
                    .concerning(caseNumber);
        }
        if (reader.isWithdrawal(mail.text())) {
            process.withdraw(mail.alliance(), caseNumber);
            return Disposition.applied(caseNumber);
        }
        if (desk.awaitsAddress(caseNumber)) {
            process.confirmAddress(mail.alliance(), caseNumber, "mail");
            return Disposition.applied(caseNumber);
        }
        ApplicationReader.Read read = reader.read(mail.alliance(), mail.text());
        if (read.answers().isEmpty() && mail.attachments().isEmpty()) {
            return Disposition.clarify(
                            "nothing-understood",
                            reader.mentionsWithdrawal(mail.text()) ? WITHDRAWAL_QUESTION : COMPLETION_QUESTION)
                    .concerning(caseNumber);
        }
        process.supplement(
                mail.alliance(),
                caseNumber,
                new Supplement(
                        mail.from(),
                        "mail",
                        read.answers(),
                        mail.text(),
                        read.answers().isEmpty() ? List.of() : read.notUnderstood(),
                        remarks(mail, read),
                        files(mail)));
        return Disposition.applied(caseNumber);
    }

    private static final Bilingual WITHDRAWAL_QUESTION = Bilingual.of(
            "您是否要撤回申请？如是，请回复且只写“撤回申请”。",
            "Do you want to withdraw? If so, please answer with nothing but \"withdraw application\".");

    private static final Bilingual COMPLETION_QUESTION = Bilingual.of(
            "没有识别到申请表的内容。请以“单位名称：……”的形式逐行填写，或附上所需文件；如要撤回，只写“撤回申请”。",
            "No entry of the application form was found. Please write line by line, such as \"Organisation: …\", or attach"
                    + " the files; to withdraw, write nothing but \"withdraw application\".");

    private static List<String> remarks(ReceivedMail mail, ApplicationReader.Read read) {
        List<String> remarks = new ArrayList<>();
        if (!mail.subject().isBlank()) {
            remarks.add("主题 Subject: " + mail.subject());
        }
        remarks.addAll(read.remarks());
        return remarks;
    }

    private static List<NewFile> files(ReceivedMail mail) {
        return mail.attachments().stream()
                .map(file -> new NewFile("", file.name(), file.content()))
                .toList();
    }
}
