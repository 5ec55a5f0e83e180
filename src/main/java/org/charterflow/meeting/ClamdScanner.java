package org.charterflow.meeting;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Has files scanned by ClamAV's clamd, by its command INSTREAM over TCP (clamd(8)). Off unless its host is set. */
@Component
class ClamdScanner implements VirusScanner {

    private static final Logger LOG = LoggerFactory.getLogger(ClamdScanner.class);

    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 4096;
    private static final String CLEAN = "stream: OK";
    private static final String PREFIX = "stream: ";
    private static final String FOUND = " FOUND";

    private final String host;
    private final int port;
    private final int timeout;

    /**
     * @param host empty: nothing is scanned
     * @param timeout how long to wait for the connection, and for each answer
     */
    ClamdScanner(
            @Value("${charterflow.clamd.host:}") String host,
            @Value("${charterflow.clamd.port:3310}") int port,
            @Value("${charterflow.clamd.timeout:30s}") Duration timeout) {
        this.host = host;
        this.port = port;
        this.timeout = Math.toIntExact(timeout.toMillis());
    }

    @Override
    public Optional<String> finds(byte[] content) {
        if (host.isBlank()) {
            return Optional.empty();
        }
        String answer;
        try {
            answer = ask(content);
        } catch (IOException e) {
            LOG.warn("clamd at {}:{} cannot be asked: {}", host, port, e.toString());
            throw unavailable();
        }
        if (answer.equals(CLEAN)) {
            return Optional.empty();
        }
        if (answer.startsWith(PREFIX) && answer.endsWith(FOUND)) {
            return Optional.of(answer.substring(PREFIX.length(), answer.length() - FOUND.length()));
        }
        LOG.warn("clamd at {}:{} did not scan: {}", host, port, answer);
        throw unavailable();
    }

    private String ask(byte[] content) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), timeout);
            socket.setSoTimeout(timeout);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            for (int from = 0; from < content.length; from += CHUNK) {
                int length = Math.min(CHUNK, content.length - from);
                out.writeInt(length);
                out.write(content, from, length);
            }
            out.writeInt(0);
            out.flush();
            return answer(socket.getInputStream());
        }
    }

    private static String answer(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int next = in.read(); next > 0; next = in.read()) {
            answer.write(next);
            if (answer.size() > LONGEST_ANSWER) {
                throw new IOException("an answer without end");
            }
        }
        return answer.toString(StandardCharsets.UTF_8).strip();
    }

    private static RuleViolation unavailable() {
        return new RuleViolation(
                "paper",
                "virus-scanner-reachable",
                null,
                Bilingual.of(
                        "病毒扫描暂不可用，文件未保存，请稍后再试",
                        "the virus scanner cannot be reached; the file was not stored, please try again later"),
                RuleViolation.Kind.UNAVAILABLE);
    }
}
