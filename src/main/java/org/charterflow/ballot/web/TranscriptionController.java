package org.charterflow.ballot.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.BallotState;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.ElectorateSeat;
import org.charterflow.ballot.Transcription;
import org.charterflow.ballot.Transcriptions;
import org.charterflow.ballot.process.BallotProcess;
import org.charterflow.language.Moments;
import org.charterflow.language.RuleViolation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signed paper votes: one person of the secretariat enters them with the scan, another confirms them. */
@Controller
@RequestMapping("/ballots/{ballot}/transcriptions")
class TranscriptionController {

    private final Ballots ballots;
    private final Transcriptions transcriptions;
    private final BallotProcess process;
    private final Alliances alliances;

    TranscriptionController(
            Ballots ballots, Transcriptions transcriptions, BallotProcess process, Alliances alliances) {
        this.ballots = ballots;
        this.transcriptions = transcriptions;
        this.process = process;
        this.alliances = alliances;
    }

    @GetMapping
    String show(@PathVariable UUID ballot, Viewer viewer, Model model) {
        Ballot found = ofSecretariat(ballot, viewer);
        Map<UUID, ElectorateSeat> electorate = ballots.electorate(ballot).stream()
                .collect(Collectors.toMap(ElectorateSeat::seat, Function.identity()));
        model.addAttribute("ballot", found);
        model.addAttribute("open", found.state() == BallotState.OPEN);
        model.addAttribute("seats", ballots.electorate(ballot));
        model.addAttribute("units", electorate);
        model.addAttribute("transcriptions", transcriptions.ofBallot(ballot));
        if (found.closing() != null) {
            model.addAttribute("until", Moments.end(found.deadline().at(), alliances.zone(found.alliance())));
        }
        return "ballot/transcriptions";
    }

    @PostMapping
    String enter(
            @PathVariable UUID ballot,
            @RequestParam UUID seat,
            @RequestParam String vote,
            @RequestParam(defaultValue = "false") boolean interest,
            @RequestParam MultipartFile scan,
            Viewer viewer,
            RedirectAttributes answer) {
        ofSecretariat(ballot, viewer);
        try {
            transcriptions.enter(
                    ballot,
                    seat,
                    Choice.chosen(vote),
                    interest,
                    String.valueOf(scan.getOriginalFilename()),
                    String.valueOf(scan.getContentType()),
                    scan.getBytes(),
                    viewer.loggedIn());
        } catch (RuleViolation refused) {
            answer.addFlashAttribute("refused", refused);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "redirect:/ballots/{ballot}/transcriptions";
    }

    @PostMapping("/{transcription}/confirm")
    String confirm(@PathVariable UUID ballot, @PathVariable UUID transcription, Viewer viewer) {
        process.confirm(entered(ballot, transcription, viewer), viewer.loggedIn());
        return "redirect:/ballots/{ballot}/transcriptions";
    }

    @PostMapping("/{transcription}/refuse")
    String refuse(@PathVariable UUID ballot, @PathVariable UUID transcription, Viewer viewer) {
        transcriptions.refuse(entered(ballot, transcription, viewer).id(), viewer.loggedIn());
        return "redirect:/ballots/{ballot}/transcriptions";
    }

    private Transcription entered(UUID ballot, UUID transcription, Viewer viewer) {
        ofSecretariat(ballot, viewer);
        return transcriptions
                .find(transcription)
                .filter(found -> found.ballot().equals(ballot))
                .orElseThrow(() -> RuleViolation.notFound("transcription", Viewer.NOTHING_HERE));
    }

    private Ballot ofSecretariat(UUID ballot, Viewer viewer) {
        Ballot found = ballots.get(ballot);
        if (!viewer.isSecretariat(found.alliance())) {
            throw RuleViolation.notFound("ballot", Viewer.NOTHING_HERE);
        }
        return found;
    }
}
