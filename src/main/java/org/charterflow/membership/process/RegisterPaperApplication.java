package org.charterflow.membership.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.charterflow.alliance.GroupIds;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.membership.ApplicationIntake;
import org.charterflow.membership.ApplicationReader;
import org.charterflow.membership.NewApplication;
import org.charterflow.membership.NewFile;
import org.charterflow.membership.Received;
import org.springframework.stereotype.Component;

/** Takes a paper application that the secretariat typed in: into the domain, and out of the process variables. */
@Component
class RegisterPaperApplication implements ExecutionListener {

    private static final List<String> TEXTS = List.of("applicantName", "applicantAddress", "transcript");
    /** The kind of each file of the form; empty for one whose name has to tell. */
    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("fileApplicationForm", "application-form");
        KINDS.put("fileBusinessLicence", "business-licence");
        KINDS.put("fileCertificate", "certificate-of-incorporation");
        KINDS.put("fileAuthorisation", "authorisation");
        KINDS.put("fileLogo", "logo");
        KINDS.put("fileContribution", "contribution-statement");
        KINDS.put("fileOther", "");
    }

    private final ApplicationIntake intake;
    private final ApplicationReader reader;
    private final MembershipProcess process;

    RegisterPaperApplication(ApplicationIntake intake, ApplicationReader reader, MembershipProcess process) {
        this.intake = intake;
        this.reader = reader;
        this.process = process;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String alliance = execution.getTenantId();
        requireSecretariat(execution, alliance);
        String transcript = text(execution, "transcript");
        ApplicationReader.Read read = reader.read(alliance, transcript);
        Received received = intake.receive(new NewApplication(
                alliance,
                "paper",
                text(execution, "applicantName"),
                text(execution, "applicantAddress"),
                true,
                read.answers(),
                transcript,
                read.notUnderstood(),
                read.remarks(),
                files(execution)));
        if (received.linked()) {
            throw new RuleViolation(
                    "transcript",
                    "one-open-application",
                    null,
                    Bilingual.of(
                            "该单位已有申请在办：" + received.caseNumber(),
                            "the organisation has an open application: " + received.caseNumber()),
                    RuleViolation.Kind.CONFLICT);
        }
        process.end(alliance, received);
        TEXTS.forEach(execution::removeVariable);
        KINDS.keySet().forEach(execution::removeVariable);
        execution.setProcessBusinessKey(received.caseNumber());
        execution.setVariable("senderProven", true);
        execution.setVariable("understood", intake.isUnderstood(received.caseNumber()));
    }

    private static void requireSecretariat(DelegateExecution execution, String alliance) {
        var authentication =
                execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        if (authentication != null
                && (authentication.getGroupIds() == null
                        || !authentication.getGroupIds().contains(GroupIds.secretariat(alliance)))) {
            throw new RuleViolation(
                    "process",
                    "secretariat-only",
                    null,
                    Bilingual.of("只有秘书处可以录入纸质申请", "only the secretariat enters paper applications"),
                    RuleViolation.Kind.FORBIDDEN);
        }
    }

    private static String text(DelegateExecution execution, String name) {
        Object value = execution.getVariable(name);
        if (value == null || value.toString().isBlank()) {
            throw RuleViolation.invalid(name, "required", Bilingual.of("请填写：" + name, "please fill in: " + name));
        }
        return value.toString().strip();
    }

    private static List<NewFile> files(DelegateExecution execution) {
        List<NewFile> files = new ArrayList<>();
        KINDS.forEach((name, kind) -> {
            FileValue file = execution.getVariableTyped(name);
            // A file that was not chosen comes as one without a name.
            if (file != null && file.getValue() != null && !file.getFilename().isBlank()) {
                files.add(new NewFile(kind, file.getFilename(), bytes(file)));
            }
        });
        return files;
    }

    private static byte[] bytes(FileValue file) {
        try (InputStream content = file.getValue()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
