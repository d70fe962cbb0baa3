/**
 * Terminals of the school: gates, kiosks, tills, screens.
 *
 * <p>Staff announce a device and get a code of eight characters that works once, for fifteen minutes. The device makes
 * an Ed25519 key pair (RFC 8032), sends the public half with the code, and from then on signs every request; the
 * private half never leaves it, and the server has nothing that could be stolen. A signature covers method, path,
 * body, time and a nonce, so it fits one request once.
 *
 * <p>Invariants: a code enrols one device, also when two try at once; a revoked device is nobody from its next request
 * on; a signature older than two minutes, or seen before, is refused.
 *
 * <p>Vocabulary: device 终端, enrol 登记, code 登记码, gate 闸机, kiosk 自助机, till 收银终端, screen 叫号屏.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "secrets", "http", "audit"})
package shaopao.devices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
