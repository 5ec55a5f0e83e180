package org.charterflow.membership.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.charterflow.access.Viewer;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.Token;
import org.charterflow.mail.Tokens;
import org.charterflow.membership.ApplicationDesk;
import org.charterflow.membership.ApplicationReader;
import org.charterflow.membership.NewFile;
import org.charterflow.membership.Supplement;
import org.charterflow.membership.process.MembershipProcess;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The applicant's page. Opening it decides nothing: mail scanners press links. */
@Controller
class ApplicationPageController {

    private static final Set<String> PURPOSES = Set.of("application", "completion", "signature");
    private static final Set<String> NO_ANSWERS = Set.of("_csrf", "signed-document");

    private final Tokens tokens;
    private final ApplicationDesk desk;
    private final ApplicationReader reader;
    private final MembershipProcess process;

    ApplicationPageController(
            Tokens tokens, ApplicationDesk desk, ApplicationReader reader, MembershipProcess process) {
        this.tokens = tokens;
        this.desk = desk;
        this.reader = reader;
        this.process = process;
    }

    @GetMapping(ApplicationReplyPages.PATH + "{token}")
    String show(@PathVariable String token, Model model) {
        Token read = read(token);
        model.addAttribute("view", desk.view(read.alliance(), caseOf(read)));
        model.addAttribute("action", ApplicationReplyPages.PATH + token);
        model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
        return "membership/application";
    }

    @PostMapping(ApplicationReplyPages.PATH + "{token}/confirm")
    String confirm(@PathVariable String token) {
        Token read = read(token);
        process.confirmAddress(read.alliance(), caseOf(read), "link");
        return back(token);
    }

    @PostMapping(ApplicationReplyPages.PATH + "{token}/complete")
    String complete(
            @PathVariable String token, @RequestParam Map<String, String> parameters, MultipartHttpServletRequest parts)
            throws IOException {
        Token read = read(token);
        Map<String, String> given = new LinkedHashMap<>(parameters);
        given.keySet().removeAll(NO_ANSWERS);
        given.values().removeIf(String::isBlank);
        process.supplement(
                read.alliance(),
                caseOf(read),
                new Supplement(
                        read.subject(),
                        "link",
                        reader.answers(read.alliance(), given),
                        "",
                        List.of(),
                        List.of(),
                        files(parts)));
        return back(token);
    }

    @PostMapping(ApplicationReplyPages.PATH + "{token}/withdraw")
    String withdraw(@PathVariable String token) {
        Token read = read(token);
        process.withdraw(read.alliance(), caseOf(read));
        return back(token);
    }

    private static List<NewFile> files(MultipartHttpServletRequest parts) throws IOException {
        List<NewFile> files = new ArrayList<>();
        for (Map.Entry<String, List<MultipartFile>> part :
                parts.getMultiFileMap().entrySet()) {
            String kind = part.getKey().equals("signed-document") ? "application-form" : part.getKey();
            for (MultipartFile file : part.getValue()) {
                if (!file.isEmpty()) {
                    String name = file.getOriginalFilename();
                    files.add(new NewFile(kind, name == null ? kind : name, file.getBytes()));
                }
            }
        }
        return files;
    }

    private Token read(String token) {
        return tokens.read(token)
                .filter(read -> PURPOSES.contains(read.purpose()))
                .orElseThrow(ApplicationPageController::nothingHere);
    }

    private static String caseOf(Token token) {
        String caseNumber = token.caseNumber();
        if (caseNumber == null) {
            throw nothingHere();
        }
        return caseNumber;
    }

    private static String back(String token) {
        return "redirect:" + ApplicationReplyPages.PATH + token;
    }

    private static RuleViolation nothingHere() {
        return RuleViolation.notFound("token", Viewer.NOTHING_HERE);
    }
}
