package org.charterflow.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What can be said of a token without the database that keeps its meaning: whether it may be one of ours at all.
 * A token carries the id of the key that sealed it and nothing it stands for.
 */
public final class TokenCheck {

    /** What the looks of a token tell. */
    public enum Verdict {
        /** Not made by us: of another shape, or sealed with no key of ours. */
        FOREIGN,
        /** May be ours; only the database knows. */
        POSSIBLE,
        /** No key is set, so nothing can be told but the shape. */
        NO_KEY
    }

    private final @Nullable Seal seal;

    private TokenCheck(@Nullable Seal seal) {
        this.seal = seal;
    }

    /**
     * With the keys of {@code charterflow.mail.*}.
     *
     * @throws IllegalStateException if the key is too short
     */
    public static TokenCheck of(Environment environment) {
        OutgoingMailSettings settings =
                Binder.get(environment).bindOrCreate("charterflow.mail", OutgoingMailSettings.class);
        boolean keyed = settings.tokenKey() != null && !settings.tokenKey().isBlank();
        return new TokenCheck(keyed ? new Seal(settings) : null);
    }

    /**
     * @param text a token or a sealed return path, in whatever case
     */
    public Verdict check(String text) {
        if (!Seal.hasShape(text)) {
            return Verdict.FOREIGN;
        }
        if (seal == null) {
            return Verdict.NO_KEY;
        }
        return seal.bearsOurKey(text) ? Verdict.POSSIBLE : Verdict.FOREIGN;
    }
}
