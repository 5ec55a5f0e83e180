package org.charterflow.meeting;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.charterflow.language.RuleViolation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The scanner against a TCP server that speaks clamd's protocol. */
class ClamdScannerTest {

    /** The harmless file that every scanner finds, in two parts so that no scanner finds it here. */
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD" + "-ANTIVIRUS-TEST-FILE!$H+H*";

    private ServerSocket server;
    private Function<byte[], String> verdict = content ->
            new String(content, US_ASCII).contains(EICAR) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
    private volatile byte[] received = {};

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void aCleanFileOfSeveralChunksArrivesWhole() {
        serve();
        byte[] content = new byte[200_000];
        Arrays.fill(content, (byte) 7);

        assertThat(scanner().finds(content)).isEmpty();
        assertThat(received).isEqualTo(content);
    }

    @Test
    void whatIsFoundIsNamed() {
        serve();
        assertThat(scanner().finds(EICAR.getBytes(US_ASCII))).contains("Eicar-Test-Signature");
    }

    @Test
    void whatClamdDoesNotScanIsNotTaken() {
        verdict = content -> "INSTREAM size limit exceeded. ERROR";
        serve();
        unavailable(scanner());
    }

    @Test
    void whereNobodyAnswersNothingIsTaken() throws IOException {
        verdict = content -> "";
        serve();
        unavailable(scanner());
        server.close();
        unavailable(scanner());
    }

    @Test
    void itIsOffUnlessItsHostIsSet() {
        var application = new ApplicationContextRunner()
                .withInitializer(context ->
                        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance()))
                .withUserConfiguration(ClamdScanner.class);
        for (String unset : List.of("charterflow.clamd.port=1", "charterflow.clamd.host=")) {
            application
                    .withPropertyValues(unset)
                    .run(context -> assertThat(
                                    context.getBean(VirusScanner.class).finds(new byte[] {1}))
                            .isEmpty());
        }
        application
                .withPropertyValues("charterflow.clamd.host=127.0.0.1", "charterflow.clamd.port=1")
                .run(context -> unavailable(context.getBean(VirusScanner.class)));
    }

    private ClamdScanner scanner() {
        return new ClamdScanner("127.0.0.1", server.getLocalPort(), Duration.ofSeconds(10));
    }

    private static void unavailable(VirusScanner scanner) {
        assertThatThrownBy(() -> scanner.finds(new byte[] {1})).isInstanceOfSatisfying(RuleViolation.class, refused -> {
            assertThat(refused.kind()).isEqualTo(RuleViolation.Kind.UNAVAILABLE);
            assertThat(refused.rule()).isEqualTo("virus-scanner-reachable");
        });
    }

    private void serve() {
        Thread thread = new Thread(() -> {
            try (Socket socket = server.accept()) {
                answer(socket);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void answer(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] command = in.readNBytes("zINSTREAM\0".length());
        assertThat(new String(command, US_ASCII)).isEqualTo("zINSTREAM\0");
        var content = new java.io.ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            content.write(in.readNBytes(length));
        }
        received = content.toByteArray();
        socket.getOutputStream().write((verdict.apply(received) + "\0").getBytes(US_ASCII));
    }
}
