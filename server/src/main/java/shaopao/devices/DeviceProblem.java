package shaopao.devices;

import shaopao.kernel.Problem;

/** Refusals of devices. */
enum DeviceProblem implements Problem {
    /** The enrolment code is wrong, used or expired. */
    ENROLMENT_CODE_WRONG(403),
    /** The public key is no Ed25519 key: 32 bytes in Base64. */
    DEVICE_KEY_INVALID(422),
    /** The signature does not fit the request, the device, or the time; or it was used before. */
    DEVICE_SIGNATURE_INVALID(401);

    private final int status;

    DeviceProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
