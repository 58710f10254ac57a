/** Passwords of ten characters and more that head every published list, and what offices here like to use; lower case. */
export const commonPasswords = new Set(
  `1q2w3e4r5t 1qaz2wsx3edc 1qazxsw23edc 1qaz2wsx3e q1w2e3r4t5 q1w2e3r4t5y6 qwertyuiop qwerty123456 qwerty12345 1234qwerasdf
  qazwsxedcrfv qazwsx123456 qwer12345678 asdfghjkl123 asdfghjkl; zxcvbnm123 zxcvbnm,./ !qaz2wsx3edc 1qaz@wsx3edc !qaz@wsx#edc
  1qaz!qaz1qaz 123456789a 123456789q a123456789 aa123456789 abc123456789 abcd123456 abcd1234567 abcd12345678 abcde12345
  a1b2c3d4e5 1a2b3c4d5e 123abc456def 123qweasdzxc qweasdzxc123 qweasdzxc1 qwe123456789 woaini1314 woaini5201314 woaini520
  5201314520 1314520520 5201314woaini iloveyou123 iloveyou520 password12 password123 password1234 password123! password@123
  p@ssw0rd123 p@ssword123 passw0rd123 admin12345 admin123456 admin@12345 admin@123456 administrator root123456 root@12345
  welcome123 welcome@123 letmein123 changeme123 default123 test123456 test@12345 user123456 gongkai123 gongkai2019
  zhengfu123 zhengfu2019 zwgk123456 zwgk@12345 zhenxing123 dandong123 liaoning123 beijing2008 zhongguo123 china12345
  huawei@123 huawei12#$ admin@huawei abc@123456 abc@12345678 aa@123456789 qq123456789 q123456789 w123456789 z123456789
  1122334455 1231231234 1234554321 1234567891 12345678910 123456789123 0123456789 9876543210 0987654321 6543210987
  147258369a 1472583690 147852369a 159357456a 7894561230 741852963a 963852741a 3.1415926535 3141592653 1357924680
  2468013579 1212121212 1010101010 qwertyqwerty passwordpassword 123qwe123qwe qwe123qwe123 aaa111aaa111 !@#$%^&*() ~!@#$%^&*(`.split(
    /\s+/,
  ),
);
