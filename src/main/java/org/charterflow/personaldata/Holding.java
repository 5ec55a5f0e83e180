package org.charterflow.personaldata;

import java.time.Instant;
import org.charterflow.casefile.PersonalRecord;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * One thing kept of a person, and whether it may be erased.
 *
 * @param erasableFrom from when it may be erased; null where it stays, or its purpose goes on
 * @param erasable whether that has come
 * @param why why it is kept, or until when and by which article
 */
public record Holding(PersonalRecord record, @Nullable Instant erasableFrom, boolean erasable, Bilingual why) {}
