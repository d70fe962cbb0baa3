package shaopao.pass;

import java.util.List;

/**
 * What may be asked of a holder.
 *
 * @param consent whether the holder says yes first, on the phone
 * @param stewards whether only stewards may ask it
 * @param open whether it may be asked at all
 */
record PassQuestion(
        String code,
        String nameZh,
        String nameEn,
        List<Claim> claims,
        boolean consent,
        boolean stewards,
        boolean open) {

    PassQuestion {
        claims = List.copyOf(claims);
    }
}
