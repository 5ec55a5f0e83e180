package org.charterflow.mail.dryrun;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line. Options with a dot in their name are settings ({@code --spring.profiles.active=demo}) and not looked
 * at here.
 */
record Arguments(boolean help, String folder, @Nullable String channel) {

    private static final String CHANNEL = "--channel";

    /** The command line says something else than the usage. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    static Arguments of(String... args) {
        List<String> rest = new ArrayList<>();
        String channel = null;
        for (int i = 0; i < args.length; i++) {
            String arg = args[i];
            if (arg.equals("--help") || arg.equals("-h")) {
                return new Arguments(true, "", null);
            } else if (arg.equals(CHANNEL)) {
                channel = i + 1 < args.length ? args[++i] : "";
            } else if (arg.startsWith(CHANNEL + "=")) {
                channel = arg.substring(CHANNEL.length() + 1);
            } else if (!isSetting(arg)) {
                rest.add(arg);
            }
        }
        if (rest.size() < 2 || !rest.get(1).equals("dry-run")) {
            throw new Wrong("Say what to do with mail: dry-run FOLDER");
        }
        if (rest.size() != 3 || rest.get(2).startsWith("--")) {
            throw new Wrong(rest.size() < 3 ? "Name the folder with the mails" : "Not understood: " + last(rest));
        }
        if (channel != null && channel.isBlank()) {
            throw new Wrong("Name the alliance after --channel");
        }
        return new Arguments(false, rest.get(2), channel);
    }

    /** The arguments that are no settings. */
    static List<String> words(String... args) {
        return Arrays.stream(args).filter(arg -> !isSetting(arg)).toList();
    }

    static boolean isSetting(String arg) {
        int equals = arg.indexOf('=');
        return arg.startsWith("--") && equals > 0 && arg.lastIndexOf('.', equals) > 0;
    }

    private static String last(List<String> rest) {
        return rest.get(rest.size() - 1);
    }
}
