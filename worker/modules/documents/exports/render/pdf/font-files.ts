interface FontFile {
  fileName: string;
  packagePath: string;
}

const GOOGLE = "@expo-google-fonts";
const DEJAVU = "dejavu-fonts-ttf/ttf";

function googleFont(packageName: string, folder: string, fileName: string): FontFile {
  return { fileName, packagePath: `${GOOGLE}/${packageName}/${folder}/${fileName}` };
}

/** Font files that rendering may load, and where their packages keep them. */
export const exportFontFiles: FontFile[] = [
  googleFont("source-serif-4", "400Regular", "SourceSerif4_400Regular.ttf"),
  googleFont("source-serif-4", "400Regular_Italic", "SourceSerif4_400Regular_Italic.ttf"),
  googleFont("source-serif-4", "600SemiBold", "SourceSerif4_600SemiBold.ttf"),
  googleFont("source-serif-4", "600SemiBold_Italic", "SourceSerif4_600SemiBold_Italic.ttf"),
  googleFont("noto-sans", "400Regular", "NotoSans_400Regular.ttf"),
  googleFont("noto-sans", "400Regular_Italic", "NotoSans_400Regular_Italic.ttf"),
  googleFont("noto-sans", "600SemiBold", "NotoSans_600SemiBold.ttf"),
  googleFont("jetbrains-mono", "400Regular", "JetBrainsMono_400Regular.ttf"),
  googleFont("nanum-gothic", "400Regular", "NanumGothic_400Regular.ttf"),
  googleFont("nanum-gothic", "700Bold", "NanumGothic_700Bold.ttf"),
  googleFont("biz-udgothic", "400Regular", "BIZUDGothic_400Regular.ttf"),
  googleFont("noto-sans-sc", "400Regular", "NotoSansSC_400Regular.ttf"),
  googleFont("noto-emoji", "400Regular", "NotoEmoji_400Regular.ttf"),
  { fileName: "DejaVuSans.ttf", packagePath: `${DEJAVU}/DejaVuSans.ttf` },
  { fileName: "DejaVuSans-Bold.ttf", packagePath: `${DEJAVU}/DejaVuSans-Bold.ttf` },
];
