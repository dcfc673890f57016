//! What is encrypted can be decrypted by the private key; what another library encrypted, too.

use super::*;
use rsa::{RsaPrivateKey, pkcs1::DecodeRsaPrivateKey};
use sm2::pke::DecryptingKey;

/// Keys of these tests and nothing else, made by OpenSSL 3.
const RSA_PRIVATE: &str = "MIICXAIBAAKBgQCkJnGZ5D1eX07CFWNUwR0NWZgCPRLfssLxuHI3j+87XiTbnniHTS8YJyjNfvYp7qetV//axt6vcqKjcil/Yb1kEaA2SO38K9jONFevzpxZVszgWu2eGyfzoqDkcGSbnx8Zg7uy7g2jyCUVLU62ELUCYs+ULLsYVDwSZjlRgfMG5QIDAQABAoGAfM0pw8ovCmhF9fPS8KZeUz8R/mm2xtMfui300N+jEK0UMtG6a4w4SRHEyPBFcj4byARG52wZ9KSgmMn8WPfTyGCJQwJG0YkiEdhabxdSr1GCt8ZgEE2/8NU98mWRJxrJ+Y0QLRW3n772z4GkS2Z44h6Qf5lfTLIsI2OXbFtEqCECQQDQUyfuifAJEbkD/Hcz0VfpE8/xC/9Cxvd3qv5g1DAbPbbfo6Ir4SzU97D72TbwAlUkqr0lRMIVUjC9TVaT0WWdAkEAybdJfcPqBXFnwtU5wbu86lRHr3FI3uHL3yygzQmSCIrjm/j7LNxyUAeMmsjPgRoLtsFTVUuCDuwnlh0FQjtH6QJAH9DjY1nrr+bmA8bWCbLqIy2kb2LurCso9jzGNtGRO0fUmxkpllwAddISVJRbAJLKoBv3YS68GXeA/BhIpbCwPQJBAIT6M5SZRvl3nXOvpXe2EABatzdNc0Cbkg76GLeSi5beGNaF+O/GFAX2NBcGMuVlCjvcjtc4A/FadW5ci07yTaECQFILaY/moVoDYXcAdIs3sWdRQeJVJyZsca817B0o0JOvk0+DYb0hTIftvmL2oDAAokjTfUSfAFBKScFvt3K0xXU=";
const RSA_PUBLIC: &str = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCkJnGZ5D1eX07CFWNUwR0NWZgCPRLfssLxuHI3j+87XiTbnniHTS8YJyjNfvYp7qetV//axt6vcqKjcil/Yb1kEaA2SO38K9jONFevzpxZVszgWu2eGyfzoqDkcGSbnx8Zg7uy7g2jyCUVLU62ELUCYs+ULLsYVDwSZjlRgfMG5QIDAQAB";
const SM2_PRIVATE: &str = "1e388bde85ae77ad2023884d93edd1f15148cd086b372abb7c7be8951039b48a";
const SM2_PUBLIC: &str = "04acad5ddaa51acac4ec5f02b6df1c1c934f740523535785dc42e901792ce02a862230e6062f9212f4f4ad0d536880820d54a06e97b8c51525d416c872f23f6847";

fn decrypt_sm2(hex: &str) -> String {
    let key = DecryptingKey::from_slice(&from_hex(SM2_PRIVATE).unwrap()).unwrap();
    let secret = from_hex(&format!("04{hex}")).unwrap();
    String::from_utf8(key.decrypt(&secret).unwrap()).unwrap()
}

fn decrypt_rsa(base64: &str) -> String {
    let key = RsaPrivateKey::from_pkcs1_der(&STANDARD.decode(RSA_PRIVATE).unwrap()).unwrap();
    let password = key.decrypt(Pkcs1v15Encrypt, &STANDARD.decode(base64).unwrap()).unwrap();
    String::from_utf8(password).unwrap()
}

#[test]
fn the_private_key_decrypts_what_rsa_encrypted() {
    let pem = format!("-----BEGIN PUBLIC KEY-----\n{RSA_PUBLIC}\n-----END PUBLIC KEY-----\n");
    for key in [RSA_PUBLIC, &pem, &pem.replace('\n', "\r\n")] {
        let key = PasswordKey::rsa(key).unwrap();
        let [one, two] = [(); 2].map(|()| key.encrypt("密码 passw0rd").unwrap());
        assert_eq!((decrypt_rsa(&one), decrypt_rsa(&two)), ("密码 passw0rd".to_owned(), "密码 passw0rd".to_owned()));
        assert!(one != two && key.encrypt_type() == "rsa");
        assert!(key.encrypt("x".repeat(117)).is_ok());
        for wrong in [String::new(), "x".repeat(118)] {
            assert!(key.encrypt(wrong).unwrap_err().is_invalid_input());
        }
    }
}

#[test]
fn the_private_key_decrypts_what_sm2_encrypted() {
    let key = PasswordKey::sm2(SM2_PUBLIC).unwrap();
    let [one, two] = [(); 2].map(|()| key.encrypt("密码 passw0rd").unwrap());
    assert_eq!((decrypt_sm2(&one), decrypt_sm2(&two)), ("密码 passw0rd".to_owned(), "密码 passw0rd".to_owned()));
    assert!(one != two && one.len() == 2 * (64 + 32 + 15) && key.encrypt_type() == "sm2");
    assert!(key.encrypt("").unwrap_err().is_invalid_input());
}

/// The form is that of other libraries: this is `passw0rd`, encrypted by OpenSSL 3.
#[test]
fn sm2_is_the_one_of_openssl() {
    let c1 = "0f2ecfd71e7a15070e5a230c97985e91f680b2660fb4a35c8fed485cbe89dae24b8dd4579c90baa3f8af31dc082e523779078dba6e2e6c1a0b883a088426d2d4";
    let c3 = "a57be03f027471fc667a1e24270cb4b0743ec9f00812a6ed050f92af8ac92a61";
    assert_eq!(decrypt_sm2(&format!("{c1}{c3}cfa529ebe579dd5b")), "passw0rd");
}

#[test]
fn what_is_no_key_is_refused() {
    // 512 bits.
    let short = "MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAMeHuZ2G2ZtmQDJIM8gDGp8Ax4nwfoQQBQekmJOCI8y3myNycVvBFrj1xiVmKfD851e4xHkTLd/6qiJYK6rVpckCAwEAAQ==";
    for wrong in ["", "key", &RSA_PUBLIC[4..], SM2_PUBLIC, short] {
        assert!(PasswordKey::rsa(wrong).unwrap_err().is_invalid_input(), "{wrong}");
    }
    for wrong in ["", "04", "0", "xy", &SM2_PUBLIC[2..], &SM2_PUBLIC.replace('8', "9"), RSA_PUBLIC, "00"] {
        assert!(PasswordKey::sm2(wrong).unwrap_err().is_invalid_input(), "{wrong}");
    }
    assert_eq!(format!("{:?}", PasswordKey::sm2(SM2_PUBLIC).unwrap()), "PasswordKey(\"sm2\")");
}
