package org.charterflow.demo.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.charterflow.access.Viewer;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriComponentsBuilder;

/** Pages of the demo's mailboxes. What a mail brings is shown as text or in a sandbox, never as part of our page. */
@Controller
@Profile("demo")
@RequestMapping("/demo/mailboxes")
class MailboxController {

    private static final String SANDBOX =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    private final Mailboxes mailboxes;

    MailboxController(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    @ModelAttribute("zone")
    ZoneId zone() {
        return ZoneId.of("Asia/Shanghai");
    }

    @GetMapping
    String all(Model page) {
        page.addAttribute("mailboxes", mailboxes.all());
        return "demo/mailboxes";
    }

    @GetMapping("/{address}")
    String one(@PathVariable String address, Model page) {
        page.addAttribute("address", address);
        page.addAttribute("mails", mailboxes.lines(address));
        return "demo/mailbox";
    }

    @GetMapping("/{address}/{uid}")
    String mail(@PathVariable String address, @PathVariable long uid, Model page) {
        page.addAttribute("mail", opened(address, uid));
        return "demo/mail";
    }

    @GetMapping("/{address}/{uid}/html")
    ResponseEntity<byte[]> html(@PathVariable String address, @PathVariable long uid, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", SANDBOX);
        String html = Optional.ofNullable(opened(address, uid).content().html()).orElse("");
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(html.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/{address}/{uid}/files/{index}")
    ResponseEntity<byte[]> file(@PathVariable String address, @PathVariable long uid, @PathVariable int index) {
        List<MailContent.AttachedFile> files = opened(address, uid).content().files();
        if (index < 0 || index >= files.size()) {
            throw nothing();
        }
        return download(files.get(index).name(), files.get(index).bytes());
    }

    @GetMapping("/{address}/{uid}/source")
    ResponseEntity<byte[]> source(@PathVariable String address, @PathVariable long uid) {
        return download("mail-" + uid + ".eml", mailboxes.source(address, uid).orElseThrow(MailboxController::nothing));
    }

    @PostMapping("/{address}/{uid}/reply")
    ResponseEntity<Void> reply(
            @PathVariable String address,
            @PathVariable long uid,
            @RequestParam String text,
            @RequestParam(required = false) @Nullable List<MultipartFile> files) {
        opened(address, uid);
        mailboxes.reply(
                address,
                uid,
                text,
                files == null
                        ? List.of()
                        : files.stream().filter(file -> !file.isEmpty()).toList());
        URI back = UriComponentsBuilder.fromPath("/demo/mailboxes/{address}/{uid}")
                .queryParam("sent")
                .build(address, uid);
        return ResponseEntity.status(303).location(back).build();
    }

    private Mailboxes.Opened opened(String address, long uid) {
        return mailboxes.open(address, uid).orElseThrow(MailboxController::nothing);
    }

    private static ResponseEntity<byte[]> download(String name, byte[] bytes) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(bytes);
    }

    private static RuleViolation nothing() {
        return RuleViolation.notFound("mail", Viewer.NOTHING_HERE);
    }
}
