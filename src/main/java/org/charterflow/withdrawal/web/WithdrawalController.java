package org.charterflow.withdrawal.web;

import java.io.IOException;
import java.time.LocalDateTime;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.document.Documents;
import org.charterflow.language.RuleViolation;
import org.charterflow.withdrawal.MemberWithdrawals;
import org.charterflow.withdrawal.PaperWithdrawal;
import org.charterflow.withdrawal.Withdrawal;
import org.charterflow.withdrawal.WithdrawalState;
import org.charterflow.withdrawal.process.WithdrawalProcess;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Withdrawals as pages: where one stands, taking it back, and entering one that came on paper. */
@Controller
@RequestMapping("/register/{alliance}/withdrawals")
class WithdrawalController {

    private final Alliances alliances;
    private final Members members;
    private final Representatives representatives;
    private final Documents documents;
    private final MemberWithdrawals withdrawals;
    private final WithdrawalProcess process;

    WithdrawalController(
            Alliances alliances,
            Members members,
            Representatives representatives,
            Documents documents,
            MemberWithdrawals withdrawals,
            WithdrawalProcess process) {
        this.alliances = alliances;
        this.members = members;
        this.representatives = representatives;
        this.documents = documents;
        this.withdrawals = withdrawals;
        this.process = process;
    }

    @GetMapping("/paper")
    String paper(@PathVariable String alliance, Viewer viewer, Model page) {
        secretariat(alliance, viewer, page);
        return "withdrawal/paper";
    }

    @PostMapping("/paper")
    String enter(
            @PathVariable String alliance,
            Viewer viewer,
            @RequestParam String number,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) LocalDateTime arrived,
            @RequestParam(defaultValue = "") String declaration,
            @RequestParam(defaultValue = "") String cause,
            @RequestParam MultipartFile scan,
            Model page)
            throws IOException {
        AllianceProfile profile = secretariat(alliance, viewer, page);
        PaperWithdrawal entered = new PaperWithdrawal(
                number,
                arrived,
                declaration,
                cause.isBlank() ? null : cause.strip(),
                String.valueOf(scan.getOriginalFilename()),
                String.valueOf(scan.getContentType()),
                scan.getBytes());
        return "redirect:/register/{alliance}/withdrawals/"
                + process.startOnPaper(profile.id(), entered, viewer.loggedIn());
    }

    @GetMapping("/{caseNumber}")
    String one(@PathVariable String alliance, @PathVariable String caseNumber, Viewer viewer, Model page) {
        AllianceProfile profile = enter(alliance, page);
        viewer.enter(profile.id());
        Withdrawal withdrawal = withdrawals
                .find(profile.id(), caseNumber)
                .orElseThrow(() -> RuleViolation.notFound("caseNumber", Viewer.NOTHING_HERE));
        page.addAttribute("withdrawal", withdrawal);
        page.addAttribute("member", members.get(withdrawal.member()));
        page.addAttribute("scans", documents.ofCase(caseNumber));
        page.addAttribute(
                "mayTakeBack",
                withdrawal.state() == WithdrawalState.BEFORE_BOARD
                        && representatives
                                .byUserId(viewer.loggedIn())
                                .map(Representative::member)
                                .filter(withdrawal.member()::equals)
                                .isPresent());
        return "withdrawal/one";
    }

    @PostMapping("/{caseNumber}/take-back")
    String takeBack(@PathVariable String alliance, @PathVariable String caseNumber, Viewer viewer) {
        String id = alliances.get(alliance).id();
        viewer.enter(id);
        Representative person = representatives.byUserId(viewer.loggedIn()).orElseThrow(MemberWithdrawals::noMember);
        process.takeBack(id, caseNumber, person.member());
        return "redirect:/register/{alliance}/withdrawals/{caseNumber}";
    }

    private AllianceProfile secretariat(String alliance, Viewer viewer, Model page) {
        AllianceProfile profile = enter(alliance, page);
        viewer.enterAsSecretariat(profile.id());
        return profile;
    }

    private AllianceProfile enter(String alliance, Model page) {
        AllianceProfile profile = alliances.get(alliance);
        page.addAttribute("alliance", profile);
        page.addAttribute("part", "members");
        return profile;
    }
}
