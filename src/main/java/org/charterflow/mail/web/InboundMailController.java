package org.charterflow.mail.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.charterflow.alliance.Alliances;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.InboundMailSettings;
import org.charterflow.mail.InboundMailSettings.Channel;
import org.charterflow.mail.inbound.Arrival;
import org.charterflow.mail.inbound.MailIntake;
import org.charterflow.mail.inbound.MailStatus;
import org.charterflow.mail.inbound.MailStore;
import org.charterflow.mail.reading.Bounds;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP door for mail. */
@RestController
@RequestMapping("/api/v1/inbound-mail")
@Tag(name = "Mail")
class InboundMailController {

    private static final long DISCARDED_AT_MOST = 100L * 1_024 * 1_024;

    private final MailIntake intake;
    private final InboundMailSettings settings;
    private final Alliances alliances;

    InboundMailController(MailIntake intake, InboundMailSettings settings, Alliances alliances) {
        this.intake = intake;
        this.settings = settings;
        this.alliances = alliances;
    }

    @Operation(
            summary = "Hand in one mail",
            description =
                    "Body: the message as it is on the wire. 202 once it is stored, 200 if it had been stored before.")
    @PostMapping(path = "/{channel}", consumes = "message/rfc822")
    ResponseEntity<Map<String, UUID>> receive(
            @PathVariable String channel,
            @RequestHeader(name = "X-Charterflow-Timestamp", required = false) @Nullable String timestamp,
            @RequestHeader(name = "X-Charterflow-Signature", required = false) @Nullable String signature,
            @RequestHeader(name = "X-Charterflow-Recipient", required = false) @Nullable String recipient,
            HttpServletRequest request)
            throws IOException {
        Channel known = settings.channel(channel);
        String secret = known == null ? null : known.secret();
        if (secret == null
                || secret.isBlank()
                || signature == null
                || recipient == null
                || recipient.isBlank()
                || timestamp == null
                || !DoorSignature.isInTime(timestamp, System.currentTimeMillis())
                || alliances.find(channel).isEmpty()) {
            throw new ErrorResponseException(HttpStatus.UNAUTHORIZED);
        }
        byte[] body = read(request);
        if (!DoorSignature.holds(signature, secret, timestamp, channel, recipient, body)) {
            throw new ErrorResponseException(HttpStatus.UNAUTHORIZED);
        }
        MailStore.Receipt receipt = store(new Arrival(channel, recipient, body, null));
        HttpStatus status = receipt.status() == MailStatus.DUPLICATE ? HttpStatus.OK : HttpStatus.ACCEPTED;
        return ResponseEntity.status(status).body(Map.of("id", receipt.id()));
    }

    private MailStore.Receipt store(Arrival arrival) {
        try {
            return intake.take(arrival);
        } catch (DataAccessException | TransactionException e) {
            throw new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, e);
        }
    }

    /** The body within its bound. What is beyond is read and dropped, so that the sender hears the answer. */
    private static byte[] read(HttpServletRequest request) throws IOException {
        InputStream in = request.getInputStream();
        byte[] body = in.readNBytes(Bounds.USUAL.totalBytes() + 1);
        if (body.length > Bounds.USUAL.totalBytes()) {
            byte[] dropped = new byte[64 * 1_024];
            long left = DISCARDED_AT_MOST;
            for (int read = in.read(dropped); read >= 0 && left > 0; read = in.read(dropped)) {
                left -= read;
            }
            throw new RuleViolation(
                    "body",
                    "mail-too-large",
                    null,
                    Bilingual.of("邮件不得超过 25 MB。", "A mail may have 25 MB at most."),
                    RuleViolation.Kind.TOO_LARGE);
        }
        return body;
    }
}
