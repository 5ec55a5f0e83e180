package org.charterflow.alliance;

import java.util.Locale;
import org.charterflow.language.Nfkc;

/** Compares names of organisations: they are stored verbatim and compared by a key. */
public final class OrganisationNames {

    private static final String OPENING = "〔【［「『〈《[{⟨";
    private static final String CLOSING = "〕】］」』〉》]}⟩";

    private OrganisationNames() {}

    /**
     * What two spellings of one name have in common: compatibility forms folded (NFKC), every bracket round, no blanks,
     * lower case.
     */
    public static String key(String name) {
        String folded = Nfkc.of(name);
        StringBuilder key = new StringBuilder(folded.length());
        folded.codePoints()
                .filter(c ->
                        !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !Character.isIdentifierIgnorable(c))
                .forEach(c -> key.appendCodePoint(round(c)));
        return Nfkc.of(key.toString().toLowerCase(Locale.ROOT));
    }

    private static int round(int c) {
        if (OPENING.indexOf(c) >= 0) {
            return '(';
        }
        return CLOSING.indexOf(c) >= 0 ? ')' : c;
    }
}
