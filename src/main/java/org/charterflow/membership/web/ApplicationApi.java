package org.charterflow.membership.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.charterflow.alliance.Alliances;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.membership.ApplicationReader;
import org.charterflow.membership.NewApplication;
import org.charterflow.membership.NewFile;
import org.charterflow.membership.Received;
import org.charterflow.membership.process.MembershipProcess;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Takes applications from programs. Open to everybody: the address is challenged, and nothing is believed before. */
@RestController
@RequestMapping("/api/v1/alliances/{alliance}/applications")
@Tag(name = "applications", description = "入会申请 Membership applications")
class ApplicationApi {

    private static final List<String> ADDRESSES = List.of("noticeEmail", "representativeEmail", "liaisonEmail");

    private final Alliances alliances;
    private final ApplicationReader reader;
    private final MembershipProcess process;

    ApplicationApi(Alliances alliances, ApplicationReader reader, MembershipProcess process) {
        this.alliances = alliances;
        this.reader = reader;
        this.process = process;
    }

    /**
     * An application.
     *
     * @param fields answers by the keys of the alliance's application form
     * @param contactName who sends it
     * @param contactEmail the address that is challenged; by default the one designated for notices
     * @param attachments files in JSON; in a multipart request they are parts named by their kind
     */
    record ApplicationRequest(
            @Nullable Map<String, String> fields,
            @Nullable String contactName,
            @Nullable String contactEmail,
            @Nullable List<AttachmentRequest> attachments) {}

    /** A file: its kind in the form, its name, and its bytes in Base64. */
    record AttachmentRequest(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String content) {}

    /** The case it was given; it tells nothing of whether anybody else applies for the organisation. */
    record ApplicationReceipt(String caseNumber, String next) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "提交入会申请 Apply for membership")
    ResponseEntity<?> apply(@PathVariable String alliance, @RequestBody ApplicationRequest request) {
        List<NewFile> files = new ArrayList<>();
        for (AttachmentRequest attachment :
                request.attachments() == null ? List.<AttachmentRequest>of() : request.attachments()) {
            files.add(new NewFile(text(attachment.kind()), text(attachment.name()), bytes(attachment)));
        }
        return receive(alliance, request, files);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "提交入会申请并附文件 Apply for membership, with files")
    ResponseEntity<?> apply(
            @PathVariable String alliance,
            @RequestPart("application") ApplicationRequest request,
            MultipartHttpServletRequest parts)
            throws IOException {
        List<NewFile> files = new ArrayList<>();
        MultiValueMap<String, MultipartFile> all = parts.getMultiFileMap();
        for (Map.Entry<String, List<MultipartFile>> part : all.entrySet()) {
            if (!part.getKey().equals("application")) {
                for (MultipartFile file : part.getValue()) {
                    files.add(new NewFile(part.getKey(), text(file.getOriginalFilename()), file.getBytes()));
                }
            }
        }
        return receive(alliance, request, files);
    }

    private ResponseEntity<?> receive(String alliance, ApplicationRequest request, List<NewFile> files) {
        alliances.get(alliance);
        Map<String, String> answers = reader.answers(alliance, given(request));
        List<ApplicationReader.Fault> faults = new ArrayList<>(reader.faults(alliance, answers, files));
        String contact = contact(request, answers);
        if (contact.isEmpty()) {
            faults.add(new ApplicationReader.Fault(
                    "contactEmail",
                    "required",
                    "",
                    Bilingual.of("请提供联系邮箱", "please give a mail address that can be answered")));
        }
        if (!faults.isEmpty()) {
            return problem(faults);
        }
        Received received = process.start(new NewApplication(
                alliance,
                "api",
                text(request.contactName()),
                contact,
                false,
                answers,
                "",
                List.of(),
                List.of(),
                files));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/alliances/" + alliance + "/cases/" + received.caseNumber()))
                .body(new ApplicationReceipt(received.caseNumber(), NEXT.in(LocaleContextHolder.getLocale())));
    }

    private static final Bilingual NEXT = Bilingual.of(
            "我们已向联系邮箱发送确认链接；确认后即受理。",
            "A link has been mailed to the contact address; the application goes on once it is confirmed.");

    private static Map<String, String> given(ApplicationRequest request) {
        Map<String, String> given = new LinkedHashMap<>();
        if (request.fields() != null) {
            request.fields().forEach((key, value) -> {
                if (value != null && !value.isBlank()) {
                    given.put(key, value);
                }
            });
        }
        return given;
    }

    private static String contact(ApplicationRequest request, Map<String, String> answers) {
        return Stream.concat(
                        Stream.of(text(request.contactEmail())),
                        ADDRESSES.stream().map(key -> answers.getOrDefault(key, "")))
                .filter(address -> address.indexOf('@') > 0 && address.chars().noneMatch(c -> c <= ' '))
                .findFirst()
                .orElse("");
    }

    private ResponseEntity<ProblemDetail> problem(List<ApplicationReader.Fault> faults) {
        var locale = LocaleContextHolder.getLocale();
        ApplicationReader.Fault first = faults.get(0);
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(status(first), first.message().in(locale));
        problem.setTitle(Bilingual.of("申请有误，未受理", "The application has mistakes and was not taken")
                .in(locale));
        problem.setProperty("field", first.field());
        problem.setProperty("rule", first.rule());
        problem.setProperty("article", first.article());
        problem.setProperty(
                "errors",
                faults.stream()
                        .map(fault -> Map.of(
                                "field", fault.field(),
                                "rule", fault.rule(),
                                "article", fault.article(),
                                "message", fault.message()))
                        .toList());
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static HttpStatus status(ApplicationReader.Fault fault) {
        return switch (fault.rule()) {
            case "attachment-size" -> HttpStatus.PAYLOAD_TOO_LARGE;
            case "attachment-type" -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            default -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
    }

    private static byte[] bytes(AttachmentRequest attachment) {
        try {
            return Base64.getDecoder().decode(text(attachment.content()));
        } catch (IllegalArgumentException malformed) {
            throw RuleViolation.invalid(
                    "attachments", "base64", Bilingual.of("附件内容须为 Base64", "the content of a file has to be Base64"));
        }
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }
}
