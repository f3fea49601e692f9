export default function RubricsPage() {
  return null;
}
