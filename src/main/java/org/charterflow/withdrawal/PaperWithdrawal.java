package org.charterflow.withdrawal;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A declaration on paper, as the secretariat enters it (OSCAR-40: leaving is declared in writing).
 *
 * @param number the member's number
 * @param arrived when the paper arrived, in the alliance's zone
 * @param declaration what it says, verbatim; may be empty, the scan says it
 * @param cause number of the case it answers, such as an amendment; null for none
 * @param fileName of the scan, its evidence
 * @param mediaType of the scan as declared
 * @param scan the bytes; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record PaperWithdrawal(
        String number,
        LocalDateTime arrived,
        String declaration,
        @Nullable String cause,
        String fileName,
        String mediaType,
        byte[] scan) {}
