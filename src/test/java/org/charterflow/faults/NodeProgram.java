package org.charterflow.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.charterflow.CharterflowApplication;
import org.charterflow.demo.DemoMembers;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * The program of a {@link Node}: the application as it is installed, with its settings from the environment, people to
 * write to, stop points and a clock that can be put forward. Commands come in by standard input, a line each; standard
 * output says {@code port NUMBER}, {@code started} and {@code reached POINT}.
 */
final class NodeProgram {

    private final PrintStream test = System.out;
    private final StopPoints points = new StopPoints(point -> test.println("reached " + point));
    private final ForwardClock clock = new ForwardClock();

    private NodeProgram() {}

    public static void main(String[] arguments) throws IOException {
        new NodeProgram().run();
    }

    private void run() throws IOException {
        System.setOut(System.err);
        var application = new SpringApplicationBuilder(CharterflowApplication.class, DemoMembers.class);
        var context = (ServletWebServerApplicationContext) application
                .initializers(begun -> {
                    var beans = (GenericApplicationContext) begun;
                    beans.registerBean("product", ProductAlone.class);
                    beans.registerBean("clock", Clock.class, () -> clock);
                    beans.getBeanFactory().addBeanPostProcessor(points);
                })
                .run();
        test.println("port " + context.getWebServer().getPort());
        test.println("started");
        var commands = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            obey(command.split(" ")[0], command.split(" ")[1], context);
        }
        // The test has gone.
        Runtime.getRuntime().halt(1);
    }

    private void obey(String command, String argument, ApplicationContext context) {
        switch (command) {
            case "stop-at" -> points.stopAt(StopPoint.valueOf(argument));
            case "resume" -> points.resume(StopPoint.valueOf(argument));
            case "forward" -> clock.forward(Duration.parse(argument.toUpperCase(Locale.ROOT)));
            case "hoard" ->
                new Thread(() -> hoard(context.getBean(DataSource.class), Duration.parse(argument)), "hoard").start();
            default -> throw new IllegalArgumentException(command);
        }
    }

    private static void hoard(DataSource database, Duration duration) {
        List<Connection> hoarded = new ArrayList<>();
        Instant end = Instant.now().plus(duration);
        while (Instant.now().isBefore(end)) {
            try {
                hoarded.add(database.getConnection());
            } catch (SQLException none) {
                // The pool is empty, which is what is wanted.
            }
        }
        for (Connection connection : hoarded) {
            try (connection) {
                connection.isClosed();
            } catch (SQLException broken) {
                // The pool finds out.
            }
        }
    }

    /** Tests lie on the same class path; what they bring to an application in a test is none of a node's. */
    static final class ProductAlone extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
            return reader.getResource().getURI().toString().contains("/test-classes/");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ProductAlone;
        }

        @Override
        public int hashCode() {
            return ProductAlone.class.hashCode();
        }
    }

    /** The system's clock, put forward. */
    private static final class ForwardClock extends Clock {

        private volatile Duration ahead = Duration.parse(System.getProperty(Node.CLOCK_AHEAD));

        void forward(Duration duration) {
            ahead = ahead.plus(duration);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }
    }
}
